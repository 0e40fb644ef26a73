package org.sportello.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The line between two panes is one pixel wide; what can be gripped is a little wider.
final class Grip {

    private static final double REACH = 3;

    private Grip() {}

    /// Gives a divider its grip; other children of the panes are left alone.
    static void widen(Node child) {
        if (child instanceof StackPane divider
                && divider.getStyleClass().contains("split-pane-divider")) {
            if (divider.lookup(".grip") == null) {
                Region grip = new Region();
                grip.getStyleClass().add("grip");
                grip.setManaged(false);
                divider.getChildren().add(grip);
            }
            divider.lookup(".grip")
                    .resizeRelocate(-REACH, 0, 2 * REACH + SplitPanes.DIVIDER, divider.getHeight());
        }
    }
}
