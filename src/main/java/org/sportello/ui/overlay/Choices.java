package org.sportello.ui.overlay;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;

/// A short list under a field: the keyboard stays in the field, Up and Down move the choice, Enter
/// or a click takes it.
final class Choices extends FitScroll {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private record Choice(HBox row, Runnable take) {}

    private final VBox box;
    private final List<Choice> choices = new ArrayList<>();
    private int chosen = -1;

    Choices() {
        super(new VBox(1));
        box = (VBox) getContent();
        box.getStyleClass().add("overlay-list");
        setFocusTraversable(false);
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    void clear() {
        choices.clear();
        box.getChildren().clear();
        chosen = -1;
        setVvalue(0);
    }

    void heading(String text, Node... right) {
        HBox heading = Ui.section(text, right);
        heading.setStyle("-fx-padding: 0.77em 0.77em 0.31em 0.77em;");
        box.getChildren().add(heading);
    }

    void message(Node node) {
        box.getChildren().add(node);
    }

    /// The first one added is chosen at once.
    void add(HBox row, String spoken, Runnable take) {
        row.getStyleClass().add("overlay-row");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(spoken);
        row.setOnMouseClicked(_ -> take.run());
        choices.add(new Choice(row, take));
        box.getChildren().add(row);
        if (choices.size() == 1) {
            choose(0);
        }
    }

    int size() {
        return choices.size();
    }

    /// Lets a field's keys move the choice.
    void listenTo(Node field) {
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                        move(event.getCode() == KeyCode.DOWN ? 1 : -1);
                        event.consume();
                    } else if (event.getCode() == KeyCode.PAGE_DOWN
                            || event.getCode() == KeyCode.PAGE_UP) {
                        move(event.getCode() == KeyCode.PAGE_DOWN ? 8 : -8);
                        event.consume();
                    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                        event.consume();
                        take();
                    }
                });
    }

    void take() {
        if (chosen >= 0) {
            choices.get(chosen).take().run();
        }
    }

    private void move(int by) {
        if (!choices.isEmpty()) {
            int wrapped =
                    Math.abs(by) == 1
                            ? Math.floorMod(chosen + by, choices.size())
                            : Math.clamp(chosen + by, 0, choices.size() - 1);
            choose(wrapped);
        }
    }

    private void choose(int index) {
        if (chosen >= 0) {
            choices.get(chosen).row().pseudoClassStateChanged(SELECTED, false);
        }
        chosen = index;
        HBox row = choices.get(index).row();
        row.pseudoClassStateChanged(SELECTED, true);
        reveal(row);
    }

    private void reveal(HBox row) {
        Bounds at = row.getBoundsInParent();
        double height = box.getHeight();
        double view = getViewportBounds().getHeight();
        if (height <= view || view <= 0) {
            return;
        }
        double top = getVvalue() * (height - view);
        if (at.getMinY() < top) {
            setVvalue(at.getMinY() / (height - view));
        } else if (at.getMaxY() > top + view) {
            setVvalue((at.getMaxY() - view) / (height - view));
        }
    }
}
