package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.MailboxState.Progress;
import org.sportello.mail.sync.folder.SyncListener;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What one folder's watcher says about itself; told on whenever it changes.
final class FolderReport {

    private final InstantSource clock;
    private final Runnable changed;
    private volatile Now now;
    private @Nullable Instant failing;
    private volatile @Nullable Progress older;
    private @Nullable Instant olderBegun;
    private long olderTotal;

    /// One moment's report.
    record Now(
            Phase phase,
            Instant since,
            @Nullable Instant until,
            @Nullable Progress progress,
            @Nullable Instant lastSuccess,
            @Nullable Problem problem) {}

    FolderReport(InstantSource clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
        this.now = new Now(Phase.CONNECTING, clock.instant(), null, null, null, null);
    }

    Now now() {
        return now;
    }

    @Nullable Progress older() {
        return older;
    }

    /// So many messages wait to be fetched when nothing else is happening.
    void older(long left) {
        var begun = olderBegun;
        if (left <= 0 || begun == null) {
            olderBegun = left <= 0 ? null : clock.instant();
            olderTotal = left;
            older = left <= 0 ? null : new Progress(0, left, 0);
        } else {
            var seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
            var done = Math.max(0, olderTotal - left);
            older = new Progress(done, olderTotal, seconds <= 0 ? 0 : done / seconds);
        }
        changed.run();
    }

    void phase(Phase phase, @Nullable Duration until) {
        tell(
                new Now(
                        phase,
                        clock.instant(),
                        until == null ? null : clock.instant().plus(until),
                        null,
                        now.lastSuccess(),
                        phase == Phase.CONNECTING ? now.problem() : null));
    }

    void begin() {
        tell(new Now(Phase.SYNCING, clock.instant(), null, null, now.lastSuccess(), null));
    }

    /// It is complete.
    ///
    /// @return when
    Instant success() {
        failing = null;
        var at = clock.instant();
        tell(new Now(Phase.SYNCING, now.since(), null, null, at, null));
        return at;
    }

    InstantSource clock() {
        return clock;
    }

    /// It did not work, or still does not: told as since the first time in a row.
    void failed(Phase phase, Problem problem, @Nullable Duration wait) {
        var since = failing == null ? clock.instant() : failing;
        failing = since;
        tell(
                new Now(
                        phase,
                        since,
                        wait == null ? null : clock.instant().plus(wait),
                        null,
                        now.lastSuccess(),
                        problem));
    }

    /// Counts the messages of one sync.
    SyncListener progress() {
        var begun = clock.instant();
        return new SyncListener() {
            private long total;
            private long done;

            @Override
            public synchronized void found(int messages) {
                total += messages;
                if (messages > 0) {
                    say();
                }
            }

            @Override
            public synchronized void filed(int messages) {
                done += messages;
                if (messages > 0) {
                    say();
                }
            }

            private void say() {
                var seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
                var rate = seconds <= 0 ? 0 : done / seconds;
                tell(
                        new Now(
                                Phase.SYNCING,
                                begun,
                                null,
                                new Progress(done, total, rate),
                                now.lastSuccess(),
                                null));
            }
        };
    }

    private void tell(Now next) {
        now = next;
        changed.run();
    }
}
