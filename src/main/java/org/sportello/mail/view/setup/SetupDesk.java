package org.sportello.mail.view.setup;

import org.sportello.mail.setup.Accounts;

import java.util.function.LongConsumer;

/// What the set-up of a mailbox works on.
///
/// @param accounts the mailboxes and their passwords
/// @param trying finds and tries servers
/// @param syncNow fetches the mail of the mailbox with this id
public record SetupDesk(Accounts accounts, Trying trying, LongConsumer syncNow) {}
