package org.sportello.app.window;

import org.sportello.mail.RawMails;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.Syncing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Wins back the room of messages that were removed: some time after the start, when no mailbox is
/// being fetched, and once in a while.
final class Tidying implements AutoCloseable {

    private static final int MINUTES = 20;

    private final ScheduledExecutorService each =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tidying").factory());

    Tidying(RawMails raws, Syncing sync, Consumer<Throwable> bugs) {
        var _ =
                each.scheduleWithFixedDelay(
                        () -> tidy(raws, sync, bugs), MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    /// The one place of this loop where a bug ends: the next round tries again.
    ///
    /// @return false if it was left for later
    @SuppressWarnings("IllegalCatch")
    static boolean tidy(RawMails raws, Syncing sync, Consumer<Throwable> bugs) {
        try {
            if (sync.states().stream().anyMatch(state -> state.phase() == Phase.SYNCING)) {
                return false;
            }
            raws.tidy();
        } catch (RuntimeException bug) {
            bugs.accept(bug);
        }
        return true;
    }

    /// Waits for a round that is at work in the store.
    @Override
    public void close() {
        each.close();
    }
}
