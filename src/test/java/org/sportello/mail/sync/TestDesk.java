package org.sportello.mail.sync;

import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.folder.SyncListener;

import java.time.InstantSource;
import java.util.List;

/// A desk without a store, which syncs.
///
/// @param limits how much it fetches at a time
record TestDesk(
        FakeMailboxes mailboxes, FakeIntake intake, TestServer.Secrets secrets, Limits limits) {

    static TestDesk with(Limits limits) {
        var mailboxes = new FakeMailboxes();
        return new TestDesk(mailboxes, new FakeIntake(mailboxes), new TestServer.Secrets(), limits);
    }

    MailSync sync() {
        return new MailSync(
                        mailboxes,
                        intake,
                        new Connector(secrets, Trust.usual()),
                        limits,
                        Pace.USUAL,
                        InstantSource.system())
                .noting(SyncHealth.NONE, ServerCommands.NONE, intake.marks());
    }

    MailboxResult once(Mailbox mailbox) {
        return once(mailbox, SyncListener.NONE);
    }

    MailboxResult once(Mailbox mailbox, SyncListener listener) {
        try (var sync = sync()) {
            return sync.syncOnce(List.of(mailbox), listener).getFirst();
        }
    }
}
