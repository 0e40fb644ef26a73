package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.time.Instant;
import java.util.List;

/// Keeps how fetching went, folder by folder, also over a restart.
public interface SyncHealth {

    /// A folder was complete at this moment.
    void worked(long mailboxId, String folder, Server server, Instant at);

    /// Fetching a folder did not work, or still does not.
    void failed(long mailboxId, String folder, Problem problem, Instant at);

    /// How the folders of a mailbox are, in their order.
    List<FolderHealth> of(long mailboxId);

    /// What the server showed of itself.
    ///
    /// @param abilities what it offers beyond the least, such as `IDLE`
    /// @param certificate null on a line without protection
    record Server(List<String> abilities, @Nullable Certificate certificate) {

        /// Nothing is known yet.
        public static final Server UNKNOWN = new Server(List.of(), null);

        public Server {
            abilities = List.copyOf(abilities);
        }
    }

    /// Whom a certificate is for, and how long it is good.
    record Certificate(String subject, Instant until) {}

    /// How one folder is.
    ///
    /// @param checkedAt when it was complete last; null: never yet
    /// @param complete the first sync has reached its oldest message
    /// @param failingSince since when fetching fails; null if it works
    /// @param problem what is wrong; null if nothing is
    /// @param stored messages of it that we hold
    /// @param quarantined messages of it that wait in quarantine
    record FolderHealth(
            String folder,
            @Nullable Instant checkedAt,
            boolean complete,
            @Nullable Instant failingSince,
            @Nullable Problem problem,
            Server server,
            long stored,
            long quarantined) {}

    /// Remembers nothing.
    SyncHealth NONE =
            new SyncHealth() {
                @Override
                public void worked(long mailboxId, String folder, Server server, Instant at) {}

                @Override
                public void failed(long mailboxId, String folder, Problem problem, Instant at) {}

                @Override
                public List<FolderHealth> of(long mailboxId) {
                    return List.of();
                }
            };
}
