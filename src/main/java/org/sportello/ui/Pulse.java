package org.sportello.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import org.sportello.kernel.Change;
import org.sportello.kernel.Changes;
import org.sportello.kernel.Subscription;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Brings [Changes] to the screen thread, gathered: however many commits happen between two frames,
/// a screen hears of them once.
public final class Pulse {

    private final Changes changes;
    private final Executor nextFrame;

    /// Gathers until `nextFrame` runs its task.
    ///
    /// @param nextFrame runs a task on the screen thread before the next frame is drawn
    public Pulse(Changes changes, Executor nextFrame) {
        this.changes = changes;
        this.nextFrame = nextFrame;
    }

    /// Gathers per frame of the real screen.
    public static Pulse onScreen(Changes changes) {
        return new Pulse(changes, Pulse::atNextFrame);
    }

    /// Tells each change at once, for tests.
    public static Pulse inline(Changes changes) {
        return new Pulse(changes, Runnable::run);
    }

    /// The listener hears, on the screen thread, what changed since it heard last, if it is of one
    /// of the kinds. After the subscription is closed it hears nothing more, not even what waits.
    public Subscription on(Set<Change.Entity> kinds, Consumer<Set<Change>> listener) {
        Gathering gathering = new Gathering(Set.copyOf(kinds), listener);
        Subscription source = changes.subscribe(gathering::add);
        return () -> {
            gathering.ended.set(true);
            source.close();
        };
    }

    private static void atNextFrame(Runnable task) {
        Platform.runLater(() ->
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        stop();
                        task.run();
                    }
                }.start());
    }

    private final class Gathering {

        private final Set<Change.Entity> kinds;
        private final Consumer<Set<Change>> listener;
        private final AtomicBoolean ended = new AtomicBoolean();
        private Set<Change> waiting = new LinkedHashSet<>();

        Gathering(Set<Change.Entity> kinds, Consumer<Set<Change>> listener) {
            this.kinds = kinds;
            this.listener = listener;
        }

        void add(List<Change> committed) {
            boolean first;
            synchronized (this) {
                boolean wasEmpty = waiting.isEmpty();
                for (Change change : committed) {
                    if (kinds.contains(change.entity())) {
                        waiting.add(change);
                    }
                }
                first = wasEmpty && !waiting.isEmpty();
            }
            if (first) {
                nextFrame.execute(this::tell);
            }
        }

        private void tell() {
            Set<Change> gathered;
            synchronized (this) {
                gathered = waiting;
                waiting = new LinkedHashSet<>();
            }
            if (!ended.get()) {
                listener.accept(gathered);
            }
        }
    }
}
