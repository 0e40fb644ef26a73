package org.sportello.mail.sync.folder;

import org.sportello.mail.Folder;
import org.sportello.mail.MailIntake;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.Connector;

/// What every sync of a desk works with.
public record Services(
        Mailboxes mailboxes,
        MailIntake intake,
        Connector connector,
        Limits limits,
        Journal journal) {

    /// The folder as it is now.
    public Folder present(Folder folder) {
        return mailboxes.folders(folder.mailboxId()).stream()
                .filter(one -> one.id() == folder.id())
                .findFirst()
                .orElse(folder);
    }

    public SyncHealth health() {
        return journal.health();
    }
}
