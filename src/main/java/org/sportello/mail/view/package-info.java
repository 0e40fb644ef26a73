/// Screens over mail itself: setting up a mailbox, how the mailboxes are, what waits to be sent,
/// and what could not be read.
@NullMarked
package org.sportello.mail.view;

import org.jspecify.annotations.NullMarked;
