/// E-mail itself: messages, addresses, attachments, mailboxes. Knows nothing of tickets.
@NullMarked
package org.sportello.mail;

import org.jspecify.annotations.NullMarked;
