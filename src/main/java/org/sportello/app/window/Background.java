package org.sportello.app.window;

import org.sportello.app.Wiring;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.search.IndexKeeper;

import java.util.function.Consumer;

/// What goes on while the window is open: mail in, mail out, the index; and tickets that come back
/// from waiting.
public final class Background implements AutoCloseable {

    private final IndexKeeper index;
    private final Subscription subscription;
    private final Waking waking;
    private final Tidying tidying;

    /// Starts everything.
    ///
    /// @param bugs is told what went wrong; what goes on tries again later
    public Background(Wiring wiring, Consumer<Throwable> bugs) {
        index = wiring.keepIndex(IndexKeeper.SOMEBODY_LOOKS, bugs);
        subscription =
                wiring.changes()
                        .subscribe(changes -> {
                            if (changes.stream()
                                    .map(Change::entity)
                                    .anyMatch(entity -> entity == Entity.OUTBOX)) {
                                wiring.mail().sendLoop().wake();
                            }
                            if (changes.stream()
                                    .map(Change::entity)
                                    .anyMatch(entity -> entity == Entity.MAILBOX)) {
                                Thread.startVirtualThread(() -> mailboxesChanged(wiring));
                            }
                        });
        waking = new Waking(wiring.store().ticketService(), wiring.clock(), bugs);
        tidying = new Tidying(wiring.store().raws(), wiring.mail().sync(), bugs);
        wiring.mail().sendLoop().start();
        Thread.startVirtualThread(() -> wiring.mail().sync().start());
    }

    private static void mailboxesChanged(Wiring wiring) {
        wiring.mail().sender().putRight();
        wiring.mail().sendLoop().wake();
        wiring.mail().sync().refresh();
    }

    @Override
    public void close() {
        subscription.close();
        waking.close();
        tidying.close();
        index.close();
    }
}
