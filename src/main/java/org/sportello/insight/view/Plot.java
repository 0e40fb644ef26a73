package org.sportello.insight.view;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.sportello.ui.control.Ui;

import java.util.function.IntConsumer;

/// A drawing whose parts can be pointed at, by mouse or arrow keys, and chosen, by click or Enter.
/// It is made of regions and labels, so that themes and text size reach it by themselves.
abstract class Plot extends Region {

    static final int NONE = -1;

    private int pointed = NONE;
    private IntConsumer onPoint = _ -> {};
    private IntConsumer onChoose = _ -> {};

    Plot(String styleClass) {
        getStyleClass().addAll("plot", styleClass);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseMoved(event -> point(under(event)));
        setOnMouseExited(_ -> point(NONE));
        setOnMouseClicked(event -> {
            requestFocus();
            choose(under(event));
        });
        setOnKeyPressed(this::pressed);
        focusedProperty().addListener((_, _, focused) -> point(focused ? pointed : NONE));
    }

    /// Called with the part under the pointer or the keys, or with [#NONE].
    final void onPoint(IntConsumer listener) {
        onPoint = listener;
    }

    final void onChoose(IntConsumer listener) {
        onChoose = listener;
    }

    /// How many parts there are.
    abstract int size();

    /// Which part is at this place of the drawing, or [#NONE].
    abstract int at(double x, double y);

    /// Shows which part is pointed at.
    abstract void mark(int part);

    /// How many parts a key goes further; 0 if none of the drawing's.
    int stride(KeyCode key) {
        return switch (key) {
            case LEFT -> -1;
            case RIGHT -> 1;
            default -> 0;
        };
    }

    final int pointed() {
        return pointed;
    }

    final void forget() {
        pointed = NONE;
    }

    private int under(MouseEvent event) {
        return at(event.getX(), event.getY());
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var key = event.getCode();
        var stride = stride(key);
        if (key == KeyCode.ENTER || key == KeyCode.SPACE) {
            choose(pointed);
            event.consume();
        } else if (stride != 0 && size() > 0) {
            point(pointed == NONE ? 0 : Math.clamp(pointed + stride, 0, size() - 1));
            event.consume();
        }
    }

    private void point(int part) {
        if (part != pointed) {
            pointed = part;
            mark(part);
            onPoint.accept(part);
        }
    }

    private void choose(int part) {
        if (part != NONE) {
            onChoose.accept(part);
        }
    }

    /// A small label of an axis.
    static Label axisLabel(String text) {
        var label = Ui.label(text, "axis");
        label.setMinWidth(USE_PREF_SIZE);
        label.setMouseTransparent(true);
        return label;
    }

    static Region box(String styleClass) {
        var box = new Region();
        box.getStyleClass().add(styleClass);
        box.setMouseTransparent(true);
        return box;
    }

    /// Puts a label with its centre there, but inside of the drawing.
    final void center(Label label, double x, double top) {
        var width = label.prefWidth(-1);
        label.resizeRelocate(
                Math.rint(Math.clamp(x - width / 2, 0, Math.max(0, getWidth() - width))),
                Math.rint(top),
                width,
                label.prefHeight(-1));
    }
}
