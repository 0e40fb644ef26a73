package org.sportello.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// Rows of a form: name above, control, and below it what it is for or what is wrong with it.
public final class Form extends VBox {

    public Form() {
        getStyleClass().add("form");
    }

    public Row row(String name, Region control) {
        return row(name, control, "");
    }

    /// Adds a row.
    ///
    /// @param hint one quiet sentence below, may be empty
    public Row row(String name, Region control, String hint) {
        Row row = new Row(name, control, hint);
        getChildren().add(row);
        return row;
    }

    /// One row.
    public static final class Row extends VBox {

        private final Label below = new Label();
        private final String hint;

        private Row(String name, Region control, String hint) {
            this.hint = hint;
            getStyleClass().add("form-row");
            Label label = Ui.label(name, "name");
            label.setLabelFor(control);
            below.setMinHeight(USE_PREF_SIZE);
            control.setAccessibleText(name);
            getChildren().addAll(label, control, below);
            fault("");
        }

        /// Shows what is wrong in place of the hint.
        ///
        /// @param sentence what to do about it; empty or null if all is well
        public void fault(@Nullable String sentence) {
            boolean well = sentence == null || sentence.isEmpty();
            below.setText(well ? hint : sentence);
            below.getStyleClass().setAll("label", well ? "hint" : "fault");
            below.setVisible(!below.getText().isEmpty());
            below.setManaged(below.isVisible());
        }

        /// The same, following a value.
        public void faults(ObservableValue<String> sentence) {
            fault(sentence.getValue());
            sentence.addListener((_, _, now) -> fault(now));
        }
    }
}
