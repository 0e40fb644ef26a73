package org.sportello.ui.list;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// One row on screen: the feature's view of the row, or grey bars while the row is being read.
final class PagedCell<T> extends IndexedCell<T> {

    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final PagedList<T> list;
    private final RowView<T> view;
    private final Region ghost = ghost();
    private final StackPane content = new StackPane();

    PagedCell(PagedList<T> list) {
        this.list = list;
        this.view = list.newRowView();
        getStyleClass().setAll("paged-cell");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        view.node().getStyleClass().add("paged-row");
        content.getChildren().addAll(view.node(), ghost);
    }

    /// Reads its row again.
    void show() {
        int index = getIndex();
        boolean inside = index >= 0 && index < list.totalProperty().get();
        T row = inside ? list.row(index) : null;
        // The flow asks its cells which of them are filled, to know where its rows end.
        updateItem(row, !inside);
        view.node().setVisible(row != null);
        ghost.setVisible(inside && row == null);
        pseudoClassStateChanged(SELECTED, row != null && list.isSelected(row));
        pseudoClassStateChanged(LEAD, row != null && index == list.leadIndex());
        if (row != null) {
            view.show(row);
        }
    }

    @Override
    public void updateIndex(int index) {
        int before = getIndex();
        super.updateIndex(index);
        if (index != before) {
            show();
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new CellSkin<>(this);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> view.spoken();
            case INDEX -> getIndex();
            case SELECTED -> getPseudoClassStates().contains(SELECTED);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private static Region ghost() {
        VBox bars = new VBox(8, bar(0.35), bar(0.7));
        bars.setStyle("-fx-padding: 1em 1.23em;");
        return bars;
    }

    private static Region bar(double share) {
        Region bar = new Region();
        bar.getStyleClass().add("ghost");
        bar.setPrefHeight(9);
        bar.setMaxWidth(280 * share);
        return bar;
    }

    /// Fills the width of the list, however long the texts are.
    private static final class CellSkin<T> extends SkinBase<PagedCell<T>> {

        CellSkin(PagedCell<T> cell) {
            super(cell);
            // The list hears of clicks too: it takes the keyboard.
            consumeMouseEvents(false);
            getChildren().setAll(cell.content);
        }

        @Override
        protected double computePrefWidth(
                double height, double top, double right, double bottom, double left) {
            return 0;
        }

        @Override
        protected double computeMinWidth(
                double height, double top, double right, double bottom, double left) {
            return 0;
        }
    }
}
