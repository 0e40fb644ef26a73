package org.sportello.desk.view.writing;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;

import org.sportello.desk.view.station.Station;
import org.sportello.ui.Icon;
import org.sportello.ui.Shortcut;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.Ui;

/// The line below a text that is being written: its tools, when it was saved, and what becomes of
/// it. The same for answers and for new messages.
final class WritingTools {

    /// In em of the text.
    private static final double ROOM_FOR_KEYS = 38;

    private WritingTools() {}

    static HBox foot(
            Station station,
            Writing writing,
            Letter letter,
            ComposerHelp helpers,
            Label saved,
            Node... ends) {
        var editor = letter.editor();
        editor.setOnSlash(caret -> helpers.scripts(writing, caret));
        editor.setOnScripts(caret -> helpers.scripts(writing, caret));
        editor.setOnKnowledge(caret -> helpers.articles(writing, caret));
        var foot =
                new HBox(
                        2,
                        tool(station, Icon.BOLD, "desk.bold", editor::bold),
                        tool(station, Icon.BULLETS, "desk.bullets", editor::bullets),
                        tool(station, Icon.QUOTE, "desk.quote", editor::quote),
                        tool(station, Icon.ATTACHMENT, "desk.attach", letter::attach),
                        tool(
                                station,
                                Icon.SCRIPT,
                                "desk.scripts",
                                () -> helpers.scripts(writing, editor.caretBounds())),
                        tool(
                                station,
                                Icon.ARTICLE,
                                "desk.articles",
                                () -> helpers.articles(writing, editor.caretBounds())),
                        Ui.spacer(),
                        saved);
        foot.getChildren().addAll(ends);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("composer-foot");
        HBox.setMargin(ends[ends.length - 1], new Insets(0, 0, 0, 4));
        HBox.setMargin(saved, new Insets(0, 6, 0, 6));
        return foot;
    }

    /// The keys that send, on the button, where there is room for them.
    static void keys(Labeled send, ReadOnlyDoubleProperty width) {
        var keys = new KeyCaps(new Shortcut("Shortcut+Enter"));
        send.setContentDisplay(ContentDisplay.RIGHT);
        send.graphicProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> {
                                    var room = ROOM_FOR_KEYS * send.getFont().getSize();
                                    return width.get() < room ? null : keys;
                                },
                                width,
                                send.fontProperty()));
    }

    private static Button tool(Station station, Icon icon, String key, Runnable action) {
        var button = Ui.iconButton(icon, station.say(key), action);
        button.setFocusTraversable(false);
        button.setMinWidth(24);
        return button;
    }
}
