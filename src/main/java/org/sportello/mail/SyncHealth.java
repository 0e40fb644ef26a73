package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Keeps how fetching went, folder by folder, also over a restart.
public interface SyncHealth {

    /// A folder was complete at this moment.
    void worked(long mailboxId, String folder, Server server, Instant at);

    /// Fetching a folder did not work, or still does not.
    void failed(long mailboxId, String folder, Problem problem, Instant at);

    /// How the folders of a mailbox are, in their order.
    List<FolderHealth> of(long mailboxId);

    /// What went wrong with a mailbox lately: ten troubles at most, the last one first.
    List<Trouble> troubles(long mailboxId);

    /// What the server showed of itself.
    ///
    /// @param abilities what it offers beyond the least, such as `IDLE`
    /// @param certificate null on a line without protection
    /// @param messages how many messages the folder has there; null if nobody knows
    record Server(
            List<String> abilities, @Nullable Certificate certificate, @Nullable Long messages) {

        /// Nothing is known yet.
        public static final Server UNKNOWN = new Server(List.of(), null, null);

        public Server {
            abilities = List.copyOf(abilities);
        }
    }

    /// Whom a certificate is for, who says so, and how long it is good.
    ///
    /// @param issuer `""` if nobody has noted it
    record Certificate(String subject, String issuer, Instant until) {

        private static final Duration SOON = Duration.ofDays(14);

        /// It ends within two weeks, or has ended.
        public boolean endsSoon(Instant now) {
            return until.isBefore(now.plus(SOON));
        }

        /// Whom it is for, without the other parts of the name.
        public String name() {
            return common(subject);
        }

        /// Who says so, without the other parts of the name; `""` if nobody has noted it.
        public String issuerName() {
            return common(issuer);
        }

        /// A distinguished name's CN, else its O, else all of it (RFC 4514).
        private static String common(String distinguished) {
            return Stream.of("CN=", "O=")
                    .flatMap(part ->
                            Arrays.stream(distinguished.split(",(?=[A-Za-z0-9.]+=)", -1))
                                    .map(String::strip)
                                    .filter(one -> one.startsWith(part))
                                    .map(one -> one.substring(part.length()).replace("\"", ""))
                                    .limit(1))
                    .findFirst()
                    .orElse(distinguished);
        }
    }

    /// Something that went wrong, once or again and again.
    ///
    /// @param folder where it was noticed first
    /// @param times how often it was met
    /// @param endedAt when it worked again; null as long as it does not
    record Trouble(
            String folder,
            Problem problem,
            long times,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant endedAt) {}

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

                @Override
                public List<Trouble> troubles(long mailboxId) {
                    return List.of();
                }
            };
}
