package org.sportello.search;

import org.sportello.kernel.Changes;
import org.sportello.kernel.Subscription;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Keeps the index up to date while the program runs: reads on after each commit of the store, and
/// writes the index to disk when it has been calm for a while or much has come together.
public final class IndexKeeper implements AutoCloseable {

    private static final long CALM_SECONDS = 5;
    private static final long MUCH = 20_000;

    private final IndexFollower follower;
    private final Index index;
    private final Consumer<Throwable> bugs;
    private final Subscription subscription;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean changed = true;
    private boolean closed;

    /// Starts at once.
    ///
    /// @param bugs is told what went wrong; the index then stays as it is until the next change
    public IndexKeeper(
            IndexFollower follower, Index index, Changes changes, Consumer<Throwable> bugs) {
        this.follower = follower;
        this.index = index;
        this.bugs = bugs;
        subscription = changes.subscribe(_ -> wake());
        thread = Thread.ofPlatform().daemon().name("index").start(this::run);
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
        var uncommitted = 0L;
        while (true) {
            var next = next(uncommitted > 0);
            if (next == Next.END) {
                return;
            }
            uncommitted = next == Next.WRITE ? written() : uncommitted + caughtUp();
            if (uncommitted > MUCH) {
                uncommitted = written();
            }
        }
    }

    private enum Next {
        READ,
        WRITE,
        END
    }

    private Next next(boolean unwritten) {
        lock.lock();
        try {
            while (!changed && !closed) {
                if (!unwritten) {
                    woken.await();
                } else if (!woken.await(CALM_SECONDS, TimeUnit.SECONDS)) {
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

    /// The one place of this loop where a bug ends: the next change tries again.
    @SuppressWarnings("IllegalCatch")
    private long caughtUp() {
        try {
            return follower.catchUp();
        } catch (RuntimeException bug) {
            bugs.accept(bug);
            return 0;
        }
    }

    private long written() {
        index.commit();
        return 0;
    }

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
