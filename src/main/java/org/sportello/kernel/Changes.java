package org.sportello.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells who asked what has changed, after each commit, on the committing thread. Listeners must be
/// quick and must not throw; screens coalesce and cross to their own thread.
public final class Changes {

    private final CopyOnWriteArrayList<Consumer<List<Change>>> listeners =
            new CopyOnWriteArrayList<>();

    /// The listener hears every change until the subscription is closed.
    public Subscription subscribe(Consumer<List<Change>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Tells everyone. Called by the store after a commit.
    public void publish(List<Change> changes) {
        if (!changes.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changes));
        }
    }
}
