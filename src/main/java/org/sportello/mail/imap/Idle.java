package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The IDLE command (RFC 2177) by our own clock. Ended by news, by [#end()], or when its time is
/// over; a server that then does not answer is found out by the line's patience.
final class Idle {

    private static final Duration GRACE = Duration.ofSeconds(60);

    /// Whoever reads mail elsewhere marks several messages at once.
    private static final Duration BREATH = Duration.ofMillis(300);

    /// Some servers say something of old messages with every command: no reason to ask all the
    /// time.
    private static final Duration SAID_BEFORE = Duration.ofSeconds(30);

    private final ImapConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean running;
    private boolean wanted;

    Idle(ImapConnection connection) {
        this.connection = connection;
    }

    /// Waits for news, also of messages that are there; true if messages were added.
    boolean run(Duration atMost) {
        var protocol = connection.protocol();
        try {
            connection.line().patience(atMost.plus(GRACE));
            protocol.idleStart();
            begun();
            var clocks = new ArrayList<>(List.of(endAfter(atMost)));
            if (connection.asides().touched()) {
                // That a message went is said once; what it said of others it may say again.
                clocks.add(endAfter(connection.asides().gone() ? BREATH : SAID_BEFORE));
            }
            try {
                return waitForNews(clocks);
            } finally {
                clocks.forEach(clock -> clock.complete(null));
                over();
                connection.line().usualPatience();
            }
        } catch (ProtocolException | IOException failure) {
            throw connection.problem(failure);
        }
    }

    private CompletableFuture<Void> endAfter(Duration time) {
        var clock = new CompletableFuture<Void>();
        var _ =
                clock.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(this::timeOver);
        return clock;
    }

    private boolean waitForNews(List<CompletableFuture<Void>> clocks) throws ProtocolException {
        var news = false;
        var touches = connection.asides().touches();
        var ending = false;
        while (true) {
            if (connection.takeNews()) {
                news = true;
                end();
            }
            if (connection.asides().touches() != touches && !ending) {
                ending = true;
                clocks.add(endAfter(BREATH));
            }
            Response response = connection.protocol().readIdleResponse();
            if (response == null || !connection.protocol().processIdleResponse(response)) {
                return news;
            }
        }
    }

    /// Ends the waiting; if it has not begun yet, it ends as soon as it does.
    void end() {
        lock.lock();
        try {
            if (running) {
                running = false;
                connection.protocol().idleAbort();
            } else {
                wanted = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private Void timeOver(Throwable timeout) {
        end();
        return null;
    }

    private void begun() {
        lock.lock();
        try {
            running = true;
            if (wanted) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    private void over() {
        lock.lock();
        try {
            running = false;
            wanted = false;
        } finally {
            lock.unlock();
        }
    }
}
