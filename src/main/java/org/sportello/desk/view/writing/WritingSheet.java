package org.sportello.desk.view.writing;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.ticket.Draft;
import org.sportello.ui.Look;
import org.sportello.ui.Running;
import org.sportello.ui.editor.ReplyEditor;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What an answer and a new message have in common: the letter with its files and tools, the draft
/// that is kept of it, and the button that sends it.
final class WritingSheet extends VBox {

    private final Station station;
    private final Letter letter;
    private final DraftKeeper keeper;
    private final SplitMenuButton send = new SplitMenuButton();
    private @Nullable Running sending;

    /// @param written what is written now; empty if that is nothing to keep
    WritingSheet(Station station, ReplyEditor editor, Supplier<Optional<Draft>> written) {
        this.station = station;
        keeper = new DraftKeeper(station, written);
        letter = new Letter(station, editor, keeper::changed);
        getStyleClass().add("composer-box");
        VBox.setVgrow(editor, Priority.ALWAYS);
        send.setText(station.say("desk.send"));
        send.getStyleClass().add(Look.PRIMARY);
        send.setMinWidth(USE_PREF_SIZE);
    }

    /// Puts it together: the head, the text with its files, and the line below.
    ///
    /// @param width of the place to write: where there is room, the button shows its keys
    /// @param beside stands before the button that sends
    void lay(
            Node head,
            Writing writing,
            ComposerHelp helpers,
            ReadOnlyDoubleProperty width,
            Node... beside) {
        WritingTools.keys(send, width);
        var ends = Stream.concat(Arrays.stream(beside), Stream.of(send)).toArray(Node[]::new);
        var foot = WritingTools.foot(station, writing, letter, helpers, keeper.label(), ends);
        getChildren().setAll(head, letter.editor(), letter.files(), foot);
    }

    /// Does what the agent asked to be done with the letter, on another thread. Asked again
    /// meanwhile, as by a key held down, it is still done once.
    ///
    /// @param done called on the screen's thread
    <T> void deliver(Callable<T> job, Consumer<? super T> done) {
        var before = sending;
        if (before == null || !before.goingProperty().get()) {
            sending = station.tools().work().run(job, done);
        }
    }

    /// True if there is a text; else the agent is told that it is missing.
    boolean hasText() {
        var missing = letter.editor().isEmpty();
        if (missing) {
            station.tools().notices().say(station.say("desk.empty"));
        }
        return !missing;
    }

    Letter letter() {
        return letter;
    }

    DraftKeeper keeper() {
        return keeper;
    }

    SplitMenuButton send() {
        return send;
    }
}
