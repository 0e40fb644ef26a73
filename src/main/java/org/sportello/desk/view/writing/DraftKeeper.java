package org.sportello.desk.view.writing;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.util.Duration;

import org.sportello.desk.view.station.Station;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Drafts;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.Optional;
import java.util.function.Supplier;

/// Keeps what is being written, shortly after every change: one draft at a time. It says when, in a
/// label.
final class DraftKeeper implements AutoCloseable {

    private static final Duration CALM = Duration.millis(700);

    /// In pixels: the shortest words that say when it was kept.
    private static final double LEGIBLE = 40;

    private final Station station;
    private final Supplier<Optional<Draft>> written;
    private final Label said = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final PauseTransition calm = new PauseTransition(CALM);
    private KeptDraft kept = new KeptDraft(0);

    /// @param written what is written now; empty if that is nothing to keep
    DraftKeeper(Station station, Supplier<Optional<Draft>> written) {
        this.station = station;
        this.written = written;
        said.setMinWidth(0);
        // Where there is no room for it, three dots would say nothing.
        said.opacityProperty()
                .bind(
                        Bindings.when(said.widthProperty().lessThan(LEGIBLE))
                                .then(0.0)
                                .otherwise(1.0));
        calm.setOnFinished(_ -> save());
    }

    /// From now on it is about something new, that is not kept yet.
    void begin() {
        calm.stop();
        kept = new KeptDraft(0);
        said.setText("");
    }

    /// The same about a draft that is kept already.
    void begin(Draft known) {
        calm.stop();
        kept = new KeptDraft(known.id());
        say(known);
    }

    /// The agent changed something.
    void changed() {
        said.setText("");
        calm.playFromStart();
    }

    /// Keeps it now.
    void save() {
        calm.stop();
        written.get().ifPresentOrElse(draft -> save(kept, draft), this::drop);
    }

    private void save(KeptDraft about, Draft draft) {
        about.write(draft);
        station.tools()
                .work()
                .run(
                        () -> about.keep(drafts()),
                        () -> {
                            if (about == kept) {
                                say(draft);
                            }
                        });
    }

    /// It was sent or thrown away.
    void drop() {
        drop(kept);
    }

    /// The same of what was being kept a moment ago; meanwhile it may be about something else.
    void drop(KeptDraft about) {
        about.drop();
        station.tools().work().run(() -> about.delete(drafts()));
        if (about == kept) {
            begin();
        }
    }

    /// What is being kept now.
    KeptDraft present() {
        return kept;
    }

    private Drafts drafts() {
        return station.desk().post().drafts();
    }

    private void say(Draft draft) {
        var time = station.tools().texts().formats().time(draft.savedAt());
        said.setText(station.say("desk.saved", time));
    }

    /// Says when it was kept.
    Label label() {
        return said;
    }

    @Override
    public void close() {
        save();
    }
}
