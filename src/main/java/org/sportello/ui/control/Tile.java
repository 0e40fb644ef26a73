package org.sportello.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;

/// One figure with its name and what it compares with; can be chosen.
public final class Tile extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Label name = Ui.paragraph("", Look.MUTED, Look.SMALL);
    private final Label figure = Ui.label("", Look.FIGURE);
    private final HBox foot = new HBox(6);

    public Tile(String name, Runnable choose) {
        getStyleClass().addAll(Look.CARD, "tile-card");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        this.name.setText(name);
        foot.setMinHeight(USE_PREF_SIZE);
        // Beside a name of two lines the figures of a row still stand in one line.
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().addAll(this.name, room, figure, foot);
        setOnMouseClicked(_ -> choose.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose.run();
                event.consume();
            }
        });
    }

    /// Shows a new figure.
    ///
    /// @param below labels such as the change and the target
    public void show(String newFigure, Node... below) {
        figure.setText(newFigure);
        foot.getChildren().setAll(below);
        setAccessibleText(name.getText() + ": " + newFigure);
    }

    /// How wide it must be that its figure is not cut.
    public double least() {
        return Math.max(figure.prefWidth(-1), foot.prefWidth(-1))
                + snappedLeftInset()
                + snappedRightInset();
    }

    public void selected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
