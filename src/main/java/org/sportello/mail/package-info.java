/// E-mail itself: mailboxes and how far they are read, the messages that we hold, and those that
/// could not be taken in. Knows nothing of tickets.
@NullMarked
package org.sportello.mail;

import org.jspecify.annotations.NullMarked;
