package org.sportello.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/// Makes a row act like a button: by click, Enter and Space.
public final class Clickable {

    private Clickable() {}

    /// Makes it one; the row keeps its look.
    ///
    /// @param says what a screen reader says
    public static <N extends Region> N make(N row, String says, Runnable act) {
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(says);
        row.getStyleClass().add("clickable");
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                act.run();
            }
        });
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                act.run();
                event.consume();
            }
        });
        return row;
    }
}
