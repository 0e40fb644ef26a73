package org.sportello.ui.control;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

import org.sportello.ui.Icon;
import org.sportello.ui.PaneSizes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Panes side by side. One grows with the window, the others keep the width they were given or
/// dragged to, which is remembered; each of those can be folded away. Widths are in pixels at
/// normal text size: the panes grow with their text, as far as there is room.
public final class SplitPanes extends SplitPane {

    static final double DIVIDER = 1;
    private static final StyleablePropertyFactory<SplitPanes> STYLES =
            new StyleablePropertyFactory<>(SplitPane.getClassCssMetaData());

    /// How large text is, 1 at normal size; the theme says so.
    private final StyleableProperty<Number> textScale =
            STYLES.createStyleableNumberProperty(
                    this, "textScale", "-sportello-text-scale", panes -> panes.textScale, 1);

    private final String name;
    private final PaneSizes sizes;
    private final List<Pane> panes = new ArrayList<>();
    private final Set<Divider> heard = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Pane> emptied = new HashSet<>();
    private final GivingWay giving = new GivingWay();
    private final SimpleIntegerProperty folds = new SimpleIntegerProperty(this, "folds");
    private boolean makingRoom;
    private boolean moved;
    private boolean placing;
    private boolean placed;
    private double placedStretch = 1;

    /// No panes yet.
    ///
    /// @param name under which the sizes are remembered
    public SplitPanes(String name, PaneSizes sizes) {
        this.name = name;
        this.sizes = sizes;
        setId(name);
        widthProperty()
                .addListener((_, _, _) -> {
                    if (!placed || scale() > 1) {
                        placed = false;
                        requestLayout();
                    }
                });
        if (textScale instanceof ObservableValue<?> size) {
            size.subscribe(this::rescale);
        }
    }

    /// Adds a pane that keeps its width.
    ///
    /// @param width its first width
    /// @param least how narrow it may be dragged
    public SplitPanes fixed(String pane, Region node, double width, double least) {
        SplitPane.setResizableWithParent(node, false);
        double size = sizes.find(name + "." + pane).orElse(width);
        add(Pane.fixed(pane, node, Math.abs(size), least));
        if (size < 0) {
            fold(pane, true);
        }
        return this;
    }

    /// Adds the pane that takes what is left.
    public SplitPanes growing(String pane, Region node, double least) {
        add(Pane.growing(pane, node, least));
        return this;
    }

    /// These panes go out of sight while there is too little room for what grows, the first of them
    /// first, and come back when there is room again: a small window, or large text. Whatever the
    /// agent folds or brings back stays as it is.
    public SplitPanes givingWay(String... names) {
        for (String pane : names) {
            giving.add(find(pane));
        }
        return this;
    }

    public boolean isFolded(String pane) {
        return !getItems().contains(find(pane).node());
    }

    /// Whether it is out of sight, folded or because it gave way.
    public BooleanBinding folded(String pane) {
        return Bindings.createBooleanBinding(() -> isFolded(pane), folds);
    }

    /// A button that is there while the pane is out of sight, and brings it back.
    ///
    /// @param words what it says to a screen reader and as its tooltip
    public Button handle(String pane, Icon icon, String words) {
        Button handle = Ui.iconButton(icon, words, () -> fold(pane, false));
        handle.setId(name + "-unfold-" + pane);
        handle.visibleProperty().bind(folded(pane));
        handle.managedProperty().bind(handle.visibleProperty());
        return handle;
    }

    /// How wide a pane is.
    public double width(String pane) {
        return find(pane).width();
    }

    /// Gives a pane another width.
    public void resize(String pane, double width) {
        find(pane).width(width);
        sizes.remember(name + "." + pane, isFolded(pane) ? -width : width);
        placed = false;
        requestLayout();
    }

    /// Folds a pane away or brings it back with the width it had.
    public void fold(String pane, boolean folded) {
        Pane wanted = find(pane);
        giving.forget(wanted);
        emptied.remove(wanted);
        if (folded == isFolded(pane)) {
            return;
        }
        sizes.remember(name + "." + pane, folded ? -wanted.width() : wanted.width());
        show(wanted, !folded);
    }

    /// Takes a pane out of sight while there is nothing to show in it; then it is as it was before.
    public void empty(String pane, boolean nothing) {
        Pane wanted = find(pane);
        if (nothing && !isFolded(pane)) {
            emptied.add(wanted);
            show(wanted, false);
        } else if (!nothing && emptied.remove(wanted)) {
            show(wanted, true);
        }
    }

    private void show(Pane wanted, boolean shown) {
        placing = true;
        if (!shown) {
            getItems().remove(wanted.node());
        } else {
            int before =
                    (int)
                            panes.subList(0, panes.indexOf(wanted)).stream()
                                    .filter(other -> getItems().contains(other.node()))
                                    .count();
            getItems().add(before, wanted.node());
        }
        placed = false;
        placing = false;
        folds.set(folds.get() + 1);
        listen();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() > 0 && (!placed || squeezed())) {
            place();
        }
        if (getWidth() > 0 && !makingRoom && change().isPresent()) {
            // Not while everything is being laid out.
            makingRoom = true;
            Platform.runLater(this::makeRoom);
        }
        super.layoutChildren();
        if (moved) {
            measure();
        }
        getChildrenUnmodifiable().forEach(Grip::widen);
    }

    private Optional<Pane> change() {
        return giving.change(shown(), getWidth(), scale());
    }

    private void makeRoom() {
        makingRoom = false;
        change().ifPresent(pane -> {
            boolean back = isFolded(pane.name());
            giving.done(pane, back);
            show(pane, back);
        });
    }

    private void add(Pane pane) {
        panes.add(pane);
        pane.node().setMinWidth(pane.least());
        getItems().add(pane.node());
        listen();
    }

    /// Divider positions are shares of the whole width, so they are set once the width is known.
    private void place() {
        placed = true;
        placing = true;
        List<Pane> shown = shown();
        double stretch = stretch();
        placedStretch = stretch;
        double fixed = shown.stream().mapToDouble(pane -> pane.width() * stretch + DIVIDER).sum();
        double left = 0;
        for (int i = 0; i < shown.size() - 1; i++) {
            Pane pane = shown.get(i);
            left += pane.grows() ? Math.max(0, getWidth() - fixed) : pane.width() * stretch;
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
            // The panes have their new widths only once they are laid out.
            moved = true;
            requestLayout();
        }
    }

    private void measure() {
        moved = false;
        double stretch = stretch();
        for (Pane pane : shown()) {
            if (!pane.grows() && pane.node().getWidth() > 0) {
                pane.width(pane.node().getWidth() / stretch);
                sizes.remember(name + "." + pane.name(), pane.width());
            }
        }
    }

    private void rescale() {
        placed = false;
        requestLayout();
    }

    private double scale() {
        return Math.max(1, textScale.getValue().doubleValue());
    }

    /// What grows has got more content than it had room for when the panes were placed.
    private boolean squeezed() {
        return scale() > 1 && stretch() < placedStretch - 0.01;
    }

    /// By how much the panes are wider than at normal text size: as much as their text is larger,
    /// but what grows comes first.
    private double stretch() {
        List<Pane> shown = shown();
        double fixed = shown.stream().mapToDouble(Pane::width).sum();
        double room = fixed - GivingWay.missing(shown, getWidth(), 1, scale());
        return fixed == 0 ? 1 : Math.clamp(room / fixed, 1, scale());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
        return STYLES.getCssMetaData();
    }

    private List<Pane> shown() {
        return panes.stream().filter(pane -> getItems().contains(pane.node())).toList();
    }

    private Pane find(String pane) {
        return panes.stream()
                .filter(known -> known.name().equals(pane))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pane " + pane));
    }
}
