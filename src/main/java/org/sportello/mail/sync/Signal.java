package org.sportello.mail.sync;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A wait that anyone can end. A call that comes before the wait ends it at once.
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private boolean calling;

    public void call() {
        lock.lock();
        try {
            calling = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a call, at most so long.
    ///
    /// @return true if there was one
    public boolean await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (!calling && left > 0) {
                left = called.awaitNanos(left);
            }
            var heard = calling;
            calling = false;
            return heard;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a call, however long it takes.
    public void await() throws InterruptedException {
        await(Duration.ofNanos(Long.MAX_VALUE));
    }
}
