package org.sportello.ui.control;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.sportello.ui.PaneSizes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Panes side by side. One grows with the window, the others keep the width they were given or
/// dragged to, which is remembered; each of those can be folded away.
public final class SplitPanes extends SplitPane {

    private static final double DIVIDER = 1;
    private static final double GRIP = 3;

    private final String name;
    private final PaneSizes sizes;
    private final List<Pane> panes = new ArrayList<>();
    private final Set<Divider> heard = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean placing;
    private boolean placed;

    /// No panes yet.
    ///
    /// @param name under which the sizes are remembered
    public SplitPanes(String name, PaneSizes sizes) {
        this.name = name;
        this.sizes = sizes;
        setId(name);
        widthProperty()
                .addListener((_, _, _) -> {
                    if (!placed) {
                        requestLayout();
                    }
                });
    }

    /// Adds a pane that keeps its width.
    ///
    /// @param width its first width, in pixels at normal text size
    /// @param least how narrow it may be dragged
    public SplitPanes fixed(String pane, Region node, double width, double least) {
        node.setMinWidth(least);
        SplitPane.setResizableWithParent(node, false);
        double size = sizes.find(name + "." + pane).orElse(width);
        add(new Pane(pane, node, Math.abs(size), false));
        if (size < 0) {
            fold(pane, true);
        }
        return this;
    }

    /// Adds the pane that takes what is left.
    public SplitPanes growing(String pane, Region node, double least) {
        node.setMinWidth(least);
        add(new Pane(pane, node, 0, true));
        return this;
    }

    public boolean isFolded(String pane) {
        return !getItems().contains(find(pane).node);
    }

    /// How wide a pane is.
    public double width(String pane) {
        return find(pane).width;
    }

    /// Gives a pane another width.
    public void resize(String pane, double width) {
        find(pane).width = width;
        sizes.remember(name + "." + pane, isFolded(pane) ? -width : width);
        placed = false;
        requestLayout();
    }

    /// Folds a pane away or brings it back with the width it had.
    public void fold(String pane, boolean folded) {
        Pane wanted = find(pane);
        if (folded == isFolded(pane)) {
            return;
        }
        sizes.remember(name + "." + pane, folded ? -wanted.width : wanted.width);
        placing = true;
        if (folded) {
            getItems().remove(wanted.node);
        } else {
            int before =
                    (int)
                            panes.subList(0, panes.indexOf(wanted)).stream()
                                    .filter(other -> getItems().contains(other.node))
                                    .count();
            getItems().add(before, wanted.node);
        }
        placed = false;
        placing = false;
        listen();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (!placed && getWidth() > 0) {
            place();
        }
        super.layoutChildren();
        getChildrenUnmodifiable().forEach(SplitPanes::grip);
    }

    /// The line between two panes is one pixel wide; what can be gripped is a little wider.
    private static void grip(Node child) {
        if (child instanceof StackPane divider
                && divider.getStyleClass().contains("split-pane-divider")) {
            if (divider.lookup(".grip") == null) {
                Region grip = new Region();
                grip.getStyleClass().add("grip");
                grip.setManaged(false);
                divider.getChildren().add(grip);
            }
            divider.lookup(".grip")
                    .resizeRelocate(-GRIP, 0, 2 * GRIP + DIVIDER, divider.getHeight());
        }
    }

    private void add(Pane pane) {
        panes.add(pane);
        getItems().add(pane.node);
        listen();
    }

    /// Divider positions are shares of the whole width, so they are set once the width is known.
    private void place() {
        placed = true;
        placing = true;
        List<Pane> shown = shown();
        double fixed = shown.stream().mapToDouble(pane -> pane.width + DIVIDER).sum();
        double left = 0;
        for (int i = 0; i < shown.size() - 1; i++) {
            Pane pane = shown.get(i);
            left += pane.grows ? Math.max(0, getWidth() - fixed) : pane.width;
            setDividerPosition(i, Math.min(1, (left + DIVIDER / 2) / getWidth()));
            left += DIVIDER;
        }
        placing = false;
    }

    private void listen() {
        for (Divider divider : getDividers()) {
            if (heard.add(divider)) {
                divider.positionProperty()
                        .addListener((_, _, _) -> {
                            if (placed && !placing) {
                                dragged();
                            }
                        });
            }
        }
    }

    private void dragged() {
        if (isPressed()
                || getChildrenUnmodifiable().stream().anyMatch(child -> child.isPressed())) {
            measure();
            shown().stream()
                    .filter(pane -> !pane.grows)
                    .forEach(pane -> sizes.remember(name + "." + pane.name, pane.width));
        }
    }

    private void measure() {
        for (Pane pane : shown()) {
            if (!pane.grows && pane.node.getWidth() > 0) {
                pane.width = pane.node.getWidth();
            }
        }
    }

    private List<Pane> shown() {
        return panes.stream().filter(pane -> getItems().contains(pane.node)).toList();
    }

    private Pane find(String pane) {
        return panes.stream()
                .filter(known -> known.name.equals(pane))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pane " + pane));
    }

    private static final class Pane {

        private final String name;
        private final Region node;
        private final boolean grows;
        private double width;

        Pane(String name, Region node, double width, boolean grows) {
            this.name = name;
            this.node = node;
            this.width = width;
            this.grows = grows;
        }
    }
}
