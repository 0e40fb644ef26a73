/// Doing on the servers what is wanted of messages that we hold: marking, moving, deleting. Nothing
/// in here runs unless a mailbox asks for it.
@NullMarked
package org.sportello.mail.aftercare;

import org.jspecify.annotations.NullMarked;
