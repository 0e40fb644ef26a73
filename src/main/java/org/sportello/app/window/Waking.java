package org.sportello.app.window;

import org.sportello.ticket.handling.TicketService;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Brings waiting tickets back when their time has come.
final class Waking implements AutoCloseable {

    private final ScheduledExecutorService each =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("waking").factory());

    Waking(TicketService tickets, InstantSource clock, Consumer<Throwable> bugs) {
        var _ =
                each.scheduleWithFixedDelay(
                        () -> wake(tickets, clock, bugs), 0, 1, TimeUnit.MINUTES);
    }

    /// The one place of this loop where a bug ends: the next minute tries again.
    @SuppressWarnings("IllegalCatch")
    private static void wake(TicketService tickets, InstantSource clock, Consumer<Throwable> bugs) {
        try {
            tickets.wake(clock.instant());
        } catch (RuntimeException bug) {
            bugs.accept(bug);
        }
    }

    @Override
    public void close() {
        each.shutdownNow();
    }
}
