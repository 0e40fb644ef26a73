/// What the servers say of messages that we hold, in the store.
@NullMarked
package org.sportello.mail.store.marks;

import org.jspecify.annotations.NullMarked;
