package org.sportello.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;

/// One figure with its name and what it compares with; can be chosen.
public final class Tile extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Label name = Ui.label("", Look.MUTED, Look.SMALL);
    private final Label figure = Ui.label("", Look.FIGURE);
    private final HBox foot = new HBox(6);

    public Tile(String name, Runnable choose) {
        getStyleClass().addAll(Look.CARD, "tile-card");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        this.name.setText(name);
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(this.name, figure, foot);
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

    public void selected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
