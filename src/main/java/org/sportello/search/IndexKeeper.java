package org.sportello.search;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Changes;
import org.sportello.kernel.Subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Keeps the index up to date while the program runs: reads on after each commit of the store,
/// makes visible what it has read and tells so ([Entity#INDEX]), and writes the index to disk when
/// it has been calm for a while or much has come together.
public final class IndexKeeper implements AutoCloseable {

    /// While nobody searches; closing makes visible what was read.
    public static final Duration NOBODY_LOOKS = Duration.ofDays(1);

    /// While somebody may search. A change that comes alone is visible at once; while many come,
    /// making each visible would cost more than reading it.
    public static final Duration SOMEBODY_LOOKS = Duration.ofMillis(100);

    /// Of its time it spends about the tenth part on making visible what it has read, but nobody
    /// waits longer than this because it was slow once.
    private static final int SHARE = 10;

    private static final long LONGEST = Duration.ofMillis(500).toNanos();

    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration ONCE_MORE = Duration.ofSeconds(30);
    private static final long MUCH = 20_000;

    private final IndexFollower follower;
    private final Index index;
    private final Changes changes;
    private final Duration pause;
    private final Duration onceMore;
    private final Consumer<Throwable> bugs;
    private final Subscription subscription;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean changed = true;
    private boolean closed;

    // Of the keeper's thread alone.
    private long unwritten;
    private boolean unseen;
    private boolean failed;
    private boolean more;
    private @Nullable Long shownAt;
    private long showing;

    /// Starts at once.
    ///
    /// @param pause the least time between two moments at which what was read becomes visible
    /// @param bugs is told what went wrong, once; the index then stays as it is until another try
    ///   works
    public IndexKeeper(
            IndexFollower follower,
            Index index,
            Changes changes,
            Duration pause,
            Consumer<Throwable> bugs) {
        this(follower, index, changes, pause, ONCE_MORE, bugs);
    }

    /// @param onceMore how long after a failure it tries again, if nothing changes before
    IndexKeeper(
            IndexFollower follower,
            Index index,
            Changes changes,
            Duration pause,
            Duration onceMore,
            Consumer<Throwable> bugs) {
        this.follower = follower;
        this.index = index;
        this.pause = pause;
        this.onceMore = onceMore;
        this.bugs = bugs;
        this.changes = changes;
        subscription = changes.subscribe(this::heard);
        thread = Thread.ofPlatform().daemon().name("index").start(this::run);
    }

    /// What it tells itself is no news to it.
    private void heard(List<Change> committed) {
        if (committed.stream().anyMatch(change -> change.entity() != Entity.INDEX)) {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (var next = next(); next != Next.END; next = next()) {
            switch (next) {
                case READ -> read();
                case SHOW -> show();
                case WRITE -> write();
                case END -> throw new IllegalStateException("The loop has ended");
            }
        }
        if (unseen) {
            show();
        }
    }

    private enum Next {
        READ,
        SHOW,
        WRITE,
        END
    }

    private Next next() {
        lock.lock();
        try {
            while (!changed && !closed) {
                if (failed) {
                    if (!woken.await(onceMore.toNanos(), TimeUnit.NANOSECONDS)) {
                        return Next.READ;
                    }
                } else if (unseen) {
                    var left = untilShown();
                    if (left <= 0 || !woken.await(left, TimeUnit.NANOSECONDS)) {
                        return Next.SHOW;
                    }
                } else if (unwritten == 0) {
                    woken.await();
                } else if (!woken.await(CALM.toNanos(), TimeUnit.NANOSECONDS)) {
                    return Next.WRITE;
                }
            }
            changed = false;
            return closed ? Next.END : Next.READ;
        } catch (InterruptedException end) {
            return Next.END;
        } finally {
            lock.unlock();
        }
    }

    private long untilShown() {
        if (shownAt == null) {
            return 0;
        }
        var share = Math.min(SHARE * showing, LONGEST);
        return shownAt + Math.max(pause.toNanos(), share) - System.nanoTime();
    }

    /// The one place of this loop where a failure ends, such as a full disk: the next change, or
    /// some time, tries again. Told is only the first of several failures in a row.
    @SuppressWarnings("IllegalCatch")
    private boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException bug) {
            if (!failed) {
                bugs.accept(bug);
            }
            failed = true;
            return false;
        }
    }

    private void read() {
        if (!attempt(this::step)) {
            return;
        }
        if (failed) {
            wellAgain();
        } else if (unseen && untilShown() <= 0) {
            show();
        }
        if (unwritten > MUCH) {
            write();
        }
        if (more && !failed) {
            wake();
        }
    }

    private void step() {
        var facts = follower.step();
        more = facts > 0;
        unwritten += facts;
        unseen = unseen || more;
    }

    /// Only writing shows whether there is room again.
    private void wellAgain() {
        if (attempt(index::refresh) && attempt(index::commit)) {
            failed = false;
            unseen = false;
            unwritten = 0;
            shownAt = System.nanoTime();
            tell();
        }
    }

    /// Who lists what has certain words looks again now: on the commit itself the index did not
    /// have them yet.
    private void tell() {
        changes.publish(List.of(new Change(Entity.INDEX, 0)));
    }

    private void show() {
        unseen = false;
        var begun = System.nanoTime();
        var shown = attempt(index::refresh);
        shownAt = System.nanoTime();
        showing = shownAt - begun;
        if (shown) {
            tell();
        }
    }

    private void write() {
        if (attempt(index::commit)) {
            unwritten = 0;
        }
    }

    /// Ends soon; what has not been read yet is read the next time.
    @Override
    public void close() {
        subscription.close();
        lock.lock();
        try {
            closed = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
