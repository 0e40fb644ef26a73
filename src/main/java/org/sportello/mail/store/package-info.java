/// Mailboxes, messages, outbox and quarantine in the database.
@NullMarked
package org.sportello.mail.store;

import org.jspecify.annotations.NullMarked;
