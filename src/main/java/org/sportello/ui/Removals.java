package org.sportello.ui;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

import java.util.LinkedHashMap;
import java.util.Map;

/// Things that were deleted but can still be brought back: they are gone from the screen at once,
/// and from the store only when the undo can no longer be asked for. So an undo loses nothing, not
/// even what a new copy could not have. Used on the screen thread only.
public final class Removals implements AutoCloseable {

    private final Notices notices;
    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();

    public Removals(Notices notices) {
        this.notices = notices;
    }

    /// Whether the thing is to be shown no more.
    public boolean contains(Object key) {
        return waiting.containsKey(key);
    }

    /// Takes the thing away and offers to bring it back.
    ///
    /// @param key which thing; the screen asks [#contains(Object)] with it
    /// @param sentence what was done
    /// @param forGood deletes it from the store
    /// @param changed called now and after an undo: the screen shows what is left
    public void remove(Object key, String sentence, Runnable forGood, Runnable changed) {
        waiting.put(key, forGood);
        PauseTransition pause =
                new PauseTransition(Duration.millis((double) Notices.UNDO.toMillis()));
        pause.setOnFinished(_ -> end(key));
        pause.play();
        changed.run();
        notices.undo(
                sentence,
                () -> {
                    pause.stop();
                    if (waiting.remove(key) != null) {
                        changed.run();
                    }
                });
    }

    private void end(Object key) {
        Runnable forGood = waiting.remove(key);
        if (forGood != null) {
            forGood.run();
        }
    }

    /// Deletes for good what still waits.
    @Override
    public void close() {
        Map.copyOf(waiting).keySet().forEach(this::end);
    }
}
