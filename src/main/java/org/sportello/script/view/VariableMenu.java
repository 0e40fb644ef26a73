package org.sportello.script.view;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import org.sportello.script.Template;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.editor.MarkdownPad;

/// The variables that can stand in a text, each with what it may become, and the one that is asked
/// for while replying.
final class VariableMenu extends MenuButton {

    private static final double SAMPLES = 140;

    private final ScriptTools station;

    VariableMenu(ScriptTools station) {
        this.station = station;
        setId("script-variables");
        setText(station.say("script.variable.insert"));
        setGraphic(Icons.of(Icon.CODE));
        getStyleClass().add(Look.QUIET);
    }

    /// What is chosen is written here.
    void into(MarkdownPad body) {
        for (var variable : station.samples().variables()) {
            var sample = station.samples().find(variable).orElse("");
            var shown = Ui.label(sample, Look.SUBTLE, Look.SMALL);
            shown.setMinWidth(SAMPLES);
            getItems().add(item(variable, shown, () -> body.insert("{{" + variable + "}}")));
        }
        getItems()
                .add(
                        item(
                                station.say("script.variable.ask"),
                                Icons.of(Icon.HELP),
                                () -> ask(body)));
    }

    private static MenuItem item(String name, Node graphic, Runnable action) {
        var item = new MenuItem(name, graphic);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void ask(MarkdownPad body) {
        var selected = body.area().getSelectedText();
        var label = selected.isBlank() ? station.say("script.variable.ask.label") : selected;
        body.insert("{{" + Template.ASK + label + "}}");
    }
}
