/// What the servers say of messages that we hold: read, answered, flagged, gone. It is theirs; we
/// only keep what they said last.
@NullMarked
package org.sportello.mail.marks;

import org.jspecify.annotations.NullMarked;
