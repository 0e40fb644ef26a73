package org.sportello.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;

/// A value that can be taken away again: an address, a tag, a filter.
public final class Chip extends HBox {

    private final Label label = new Label();

    public Chip(String text) {
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        label.setText(text);
        getChildren().add(label);
    }

    /// With a button that takes it away.
    ///
    /// @param removeLabel what the button says to a screen reader, such as "Remove maria@…"
    public Chip(String text, String removeLabel, Runnable remove) {
        this(text);
        Button button = new Button();
        button.setGraphic(Icons.of(Icon.CLOSE, Look.SMALL));
        button.getStyleClass().addAll(Look.QUIET);
        button.setAccessibleText(removeLabel);
        button.setOnAction(_ -> remove.run());
        getChildren().add(button);
    }

    /// An attachment: icon, name, quieter size.
    public static Chip file(Icon icon, String name, String size) {
        Chip chip = new Chip(name);
        chip.getStyleClass().add("file");
        chip.getChildren().addFirst(Icons.of(icon));
        Label bytes = Ui.label(size, Look.SUBTLE);
        bytes.getStyleClass().add("size");
        bytes.setMinWidth(USE_PREF_SIZE);
        chip.getChildren().add(bytes);
        return chip;
    }
}
