package org.sportello.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;

/// What an empty screen shows: what it is for, and its first step as a button.
public final class EmptyState extends VBox {

    /// A teaching empty screen.
    ///
    /// @param title what is empty, in few words
    /// @param sentence what this place is for
    /// @param steps the first step, and perhaps another; may be none
    public EmptyState(Icon icon, String title, String sentence, Node... steps) {
        getStyleClass().add("empty");
        Label heading = Ui.label(title, Look.TITLE);
        Label text = Ui.label(sentence, "sentence");
        getChildren().addAll(Icons.of(icon, "large"), heading, text);
        if (steps.length > 0) {
            HBox row = new HBox(8, steps);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
