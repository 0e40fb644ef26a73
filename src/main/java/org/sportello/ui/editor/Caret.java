package org.sportello.ui.editor;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Where the caret is drawn.
final class Caret {

    private static final double MARGIN = 10;

    private final ReplyArea area;
    private final ScrollPane scroll;

    Caret(ReplyArea area, ScrollPane scroll) {
        this.area = area;
        this.scroll = scroll;
    }

    /// Where the caret is on the screen; the editor itself while it has none.
    Bounds bounds() {
        Node caret = area.lookup(".caret");
        Node node = caret == null || caret.getLayoutBounds().isEmpty() ? area : caret;
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return bounds == null ? node.getBoundsInLocal() : bounds;
    }

    /// Scrolls until it can be seen.
    void show() {
        Node caret = area.lookup(".caret");
        if (caret == null) {
            return;
        }
        double height = area.getHeight() - scroll.getViewportBounds().getHeight();
        if (height <= 0) {
            return;
        }
        Bounds bounds = area.sceneToLocal(caret.localToScene(caret.getBoundsInLocal()));
        double top = scroll.getVvalue() * height;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (bounds.getMinY() < top) {
            scroll.setVvalue(Math.max(0, bounds.getMinY() - MARGIN) / height);
        } else if (bounds.getMaxY() > bottom) {
            double to = bounds.getMaxY() + MARGIN - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(Math.min(1, to / height));
        }
    }
}
