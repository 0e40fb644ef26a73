package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.time.Duration;
import java.time.Instant;

/// How a mailbox is doing, for people.
///
/// @param phase what it does; of several folders, what matters most
/// @param progress how far the running sync is; null if none runs
/// @param since from when on it has been in this phase; when nothing works, since when
/// @param until when it will try again or look again by itself; null if it waits for someone
/// @param lastSuccess when it was last known to be complete
/// @param problem what is wrong; also a single folder's, while the others go on
/// @param older how far the mail is that comes when nothing else is happening; null if all is here
public record MailboxState(
        long mailboxId,
        String name,
        Phase phase,
        @Nullable Progress progress,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant lastSuccess,
        @Nullable Problem problem,
        @Nullable Progress older) {

    /// One that has no old mail to fetch.
    public MailboxState(
            long mailboxId,
            String name,
            Phase phase,
            @Nullable Progress progress,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant lastSuccess,
            @Nullable Problem problem) {
        this(mailboxId, name, phase, progress, since, until, lastSuccess, problem, null);
    }

    /// What a mailbox does; the later one matters more when its folders differ.
    public enum Phase {
        /// Up to date; the server tells us about new mail at once.
        IDLE,
        /// Up to date; looks again from time to time.
        WAITING,
        CONNECTING,
        SYNCING,
        PAUSED,
        /// Not reachable; tries again by itself.
        OFFLINE,
        /// Does not try again until someone has done something about it.
        SIGN_IN_REJECTED
    }

    /// How far a sync is.
    ///
    /// @param perSecond messages filed per second, since it began
    public record Progress(long done, long total, double perSecond) {

        /// How long the rest takes at this rate; zero while there is none.
        public Duration left() {
            return perSecond <= 0
                    ? Duration.ZERO
                    : Duration.ofSeconds(Math.round((total - done) / perSecond));
        }

        Progress plus(Progress other) {
            return new Progress(
                    done + other.done, total + other.total, perSecond + other.perSecond);
        }
    }
}
