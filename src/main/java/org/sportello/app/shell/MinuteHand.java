package org.sportello.app.shell;

import javafx.application.Platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Calls on the screen's thread each minute. No animation: the toolkit would draw frames all the
/// while.
final class MinuteHand implements AutoCloseable {

    private final ScheduledExecutorService each =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("minute").factory());

    MinuteHand(Runnable onMinute) {
        var _ = each.scheduleAtFixedRate(() -> Platform.runLater(onMinute), 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        each.shutdownNow();
    }
}
