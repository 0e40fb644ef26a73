/// Mail in the store: messages, mailboxes, quarantine, the outbox, and the memory of automatic
/// mail.
@NullMarked
package org.sportello.mail.store;

import org.jspecify.annotations.NullMarked;
