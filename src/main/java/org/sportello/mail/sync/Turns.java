package org.sportello.mail.sync;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Whose turn it is to fetch. So many folders at the same time that memory stays bounded; a server
/// that does not even answer takes none of the places. Old mail comes one portion at a time, and
/// only while no folder fetches what comes first.
final class Turns {

    /// Folders that are fetched at the same time, of all mailboxes together.
    static final int PLACES = 8;

    private final Semaphore places = new Semaphore(PLACES, true);
    private final Semaphore old = new Semaphore(1);
    private final AtomicInteger firsts = new AtomicInteger();

    /// Waits for a place, and works there.
    <T> T work(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /// The same for what comes first.
    <T> T first(Supplier<T> work) {
        firsts.incrementAndGet();
        try {
            return work(work);
        } finally {
            firsts.decrementAndGet();
        }
    }

    /// Asks for the turn of old mail; who gets it gives it back.
    boolean takeOld() {
        return firsts.get() == 0 && old.tryAcquire();
    }

    void giveOld() {
        old.release();
    }
}
