package org.sportello.mail.send;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.kernel.ErrorCode;
import org.sportello.mail.sync.Signal;

import java.time.Duration;
import java.time.InstantSource;

/// Sends messages when they are due, on one long-lived thread: it waits for the next due moment and
/// is woken when the outbox changes. What waits for the network is looked at again now and then.
public final class SendLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SendLoop.class);
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);

    private final Sender sender;
    private final SendQueue queue;
    private final InstantSource clock;
    private final Signal signal = new Signal();
    private final Thread thread = Thread.ofVirtual().name("sending").unstarted(this::run);
    private volatile boolean closed;

    public SendLoop(Sender sender, SendQueue queue, InstantSource clock) {
        this.sender = sender;
        this.queue = queue;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /// The outbox has changed, or the network is back.
    public void wake() {
        signal.call();
    }

    private void run() {
        try {
            while (!closed) {
                signal.await(round());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The one place where failures of this loop end up: logged with their code, and a wait.
    private Duration round() {
        try {
            sender.run();
            var wait =
                    queue.nextDue()
                            .map(next -> Duration.between(clock.instant(), next))
                            .filter(until -> until.compareTo(LONGEST) < 0)
                            .orElse(LONGEST);
            return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        } catch (RuntimeException bug) {
            LOG.error("Bug {}", ErrorCode.of(bug), bug);
            return AFTER_A_BUG;
        }
    }

    /// Ends the loop; a message that is being sent is finished first.
    @Override
    public void close() {
        closed = true;
        signal.call();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
