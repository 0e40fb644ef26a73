package org.sportello.mail.sync.folder;

import org.sportello.kernel.Problem;
import org.sportello.mail.Folder;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.aftercare.ImapAftercare;
import org.sportello.mail.fetch.Abilities;
import org.sportello.mail.fetch.Suspects;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.sync.folder.FolderSync.Task;

import java.time.Duration;
import java.util.Optional;

/// A signed-in line to a mailbox, whichever protocol it speaks. Used by one thread; only
/// [#endWait()] and [#cut()] may come from others.
public sealed interface MailLine extends AutoCloseable {

    /// Connects and signs in.
    ///
    /// @throws org.sportello.kernel.Problem in words for everything that can go wrong on the way
    static MailLine open(Mailbox mailbox, Connector connector) {
        return mailbox.incoming().protocol() == Protocol.POP3
                ? new Pop(connector.openPop(mailbox))
                : new Imap(connector.open(mailbox));
    }

    /// Fetches and files what is missing of a folder.
    ///
    /// @param folder with its cursor as the store has it now
    Outcome sync(
            Mailbox mailbox, Folder folder, Services services, Reach reach, SyncListener listener);

    /// Fetches and files what is missing, and does what is noted, until there is neither.
    default Outcome all(
            Mailbox mailbox, Folder folder, Services services, Reach reach, SyncListener listener) {
        var outcome = sync(mailbox, folder, services, reach, listener);
        try {
            while (outcome.problem() == null && care(mailbox, folder, services)) {
                var present = services.present(folder);
                outcome = outcome.then(sync(mailbox, present, services, reach.news(), listener));
            }
            return outcome;
        } catch (Problem cutOff) {
            return new Outcome(outcome.filed(), cutOff, outcome.older());
        }
    }

    /// Does what is noted for messages of the folder. What the server refuses is noted, and no
    /// Problem.
    ///
    /// @return true if something was done, and new mail may have come meanwhile
    boolean care(Mailbox mailbox, Folder folder, Services services);

    /// What the server has shown of itself.
    Server server();

    /// How to wait for what the server tells on this line; empty if it tells nothing.
    Optional<Listening> listening();

    /// The line shows new mail; else it takes a new one.
    boolean showsNews();

    /// Waiting on an open line.
    @FunctionalInterface
    interface Listening {

        /// Waits until the server has news, someone calls [MailLine#endWait()], or the time is
        /// over.
        void await(Duration atMost);
    }

    void endWait();

    /// Breaks the line at once; whoever uses it gets a Problem.
    void cut();

    @Override
    void close();

    /// IMAP.
    final class Imap implements MailLine {

        private volatile ImapConnection connection;
        private volatile boolean cut;

        Imap(ImapConnection connection) {
            this.connection = connection;
        }

        @Override
        public Outcome sync(
                Mailbox mailbox,
                Folder folder,
                Services services,
                Reach reach,
                SyncListener listener) {
            var task = new Task(reach, new Suspects(), listener);
            var outcome = FolderSync.attempt(connection, mailbox, folder, services, task);
            while (outcome.problem() != null && task.suspects().again()) {
                outcome = outcome.then(again(mailbox, folder, services, task));
            }
            return outcome;
        }

        /// On a new line, for the old one was closed at one message.
        private Outcome again(Mailbox mailbox, Folder folder, Services services, Task task) {
            var present = services.present(folder);
            try {
                connection.close();
                connection = services.connector().open(mailbox);
                if (cut) {
                    connection.cut();
                }
            } catch (Problem problem) {
                return new Outcome(
                        FolderResult.nothing(folder.name(), present.cursor()), problem, -1);
            }
            return FolderSync.attempt(connection, mailbox, present, services, task);
        }

        @Override
        public boolean care(Mailbox mailbox, Folder folder, Services services) {
            var journal = services.journal();
            return new ImapAftercare(
                            connection,
                            mailbox,
                            services.present(folder),
                            journal.commands(),
                            journal.clock())
                    .run();
        }

        @Override
        public Server server() {
            return Abilities.server(
                    Abilities.IMAP,
                    connection::can,
                    connection.certificate(),
                    (long) connection.exists());
        }

        @Override
        public Optional<Listening> listening() {
            return connection.can("IDLE") ? Optional.of(connection::idle) : Optional.empty();
        }

        @Override
        public boolean showsNews() {
            return true;
        }

        @Override
        public void endWait() {
            connection.endIdle();
        }

        @Override
        public void cut() {
            cut = true;
            connection.cut();
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    /// POP3: one visit, one look.
    record Pop(PopConnection connection) implements MailLine {

        @Override
        public Outcome sync(
                Mailbox mailbox,
                Folder folder,
                Services services,
                Reach reach,
                SyncListener listener) {
            return PopSync.attempt(connection, mailbox, folder, services, listener);
        }

        /// Part of the visit.
        @Override
        public boolean care(Mailbox mailbox, Folder folder, Services services) {
            return false;
        }

        @Override
        public Server server() {
            return Abilities.server(
                    Abilities.POP3,
                    connection::can,
                    connection.certificate(),
                    (long) connection.exists());
        }

        @Override
        public Optional<Listening> listening() {
            return Optional.empty();
        }

        @Override
        public boolean showsNews() {
            return false;
        }

        @Override
        public void endWait() {
            // It never waits.
        }

        @Override
        public void cut() {
            connection.cut();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
