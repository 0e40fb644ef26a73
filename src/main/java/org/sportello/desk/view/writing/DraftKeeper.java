package org.sportello.desk.view.writing;

import javafx.animation.PauseTransition;
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

    private final Station station;
    private final Supplier<Optional<Draft>> written;
    private final Label said = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final PauseTransition calm = new PauseTransition(CALM);
    private Kept kept = new Kept(0);

    /// The draft in the store, whose id may be on its way while another one is begun already.
    private static final class Kept {
        private long id;
        private boolean dropped;

        Kept(long id) {
            this.id = id;
        }
    }

    /// @param written what is written now; empty if that is nothing to keep
    DraftKeeper(Station station, Supplier<Optional<Draft>> written) {
        this.station = station;
        this.written = written;
        said.setMinWidth(0);
        calm.setOnFinished(_ -> save());
    }

    /// From now on it is about something new, that is not kept yet.
    void begin() {
        calm.stop();
        kept = new Kept(0);
        said.setText("");
    }

    /// The same about a draft that is kept already.
    void begin(Draft known) {
        calm.stop();
        kept = new Kept(known.id());
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

    private void save(Kept about, Draft draft) {
        station.tools()
                .work()
                .run(
                        () -> drafts().save(draft.withId(about.id)),
                        id -> {
                            about.id = id;
                            if (about.dropped) {
                                delete(id);
                            } else if (about == kept) {
                                say(draft);
                            }
                        });
    }

    /// It was sent or thrown away.
    void drop() {
        calm.stop();
        kept.dropped = true;
        if (kept.id != 0) {
            delete(kept.id);
        }
        begin();
    }

    private void delete(long id) {
        station.tools().work().run(() -> drafts().delete(id), () -> {});
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
