package org.sportello.mail.view;

import org.sportello.mail.Mails;
import org.sportello.mail.Replay;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.pictures.PictureSenders;
import org.sportello.mail.setup.Accounts;
import org.sportello.mail.sync.Syncing;
import org.sportello.mail.view.setup.SetupDesk;
import org.sportello.mail.view.setup.Trying;

/// What the screens over mail work on.
///
/// @param accounts the mailboxes and their passwords
/// @param trying finds and tries servers
/// @param sync how the mailboxes are doing
/// @param outbox what waits to be sent
/// @param mails what the waiting messages are about
/// @param quarantine what could not be read
/// @param pictures whose pictures are loaded without asking
public record MailDesk(
        Accounts accounts,
        Trying trying,
        Syncing sync,
        Outbox outbox,
        Mails mails,
        Replay quarantine,
        PictureSenders pictures) {

    /// What the set-up of a mailbox works on.
    SetupDesk setup() {
        return new SetupDesk(accounts, trying, sync::syncNow);
    }
}
