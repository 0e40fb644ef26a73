package org.sportello.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// One of the panes side by side. Its width is in pixels at normal text size; the one that grows
/// has none.
final class Pane {

    private final String name;
    private final Region node;
    private final double least;
    private final boolean grows;
    private double width;

    private Pane(String name, Region node, double least, double width, boolean grows) {
        this.name = name;
        this.node = node;
        this.least = least;
        this.width = width;
        this.grows = grows;
    }

    /// One that keeps its width.
    static Pane fixed(String name, Region node, double width, double least) {
        return new Pane(name, node, least, width, false);
    }

    /// The one that takes what is left.
    static Pane growing(String name, Region node, double least) {
        return new Pane(name, node, least, 0, true);
    }

    /// The least width, in pixels, that what is in it can do with at this size of text.
    double needed(double scale) {
        return node.getChildrenUnmodifiable().stream()
                .filter(Node::isManaged)
                .mapToDouble(child -> child.minWidth(-1))
                .reduce(least * scale, Math::max);
    }

    String name() {
        return name;
    }

    Region node() {
        return node;
    }

    double least() {
        return least;
    }

    boolean grows() {
        return grows;
    }

    double width() {
        return width;
    }

    void width(double newWidth) {
        width = newWidth;
    }
}
