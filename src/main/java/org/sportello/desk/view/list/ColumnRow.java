package org.sportello.desk.view.list;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// One line of the table, head or ticket: a cell for each column that fits.
final class ColumnRow extends Pane {

    private static final double GAP = 8;
    private static final double EDGE = 14;

    private final Map<Column, Region> cells = new EnumMap<>(Column.class);
    private final Label probe = new Label("0");

    ColumnRow(Function<Column, Region> cell) {
        for (var column : Column.values()) {
            var one = cell.apply(column);
            one.setMinWidth(0);
            cells.put(column, one);
            getChildren().add(one);
        }
        probe.setVisible(false);
        probe.setManaged(false);
        getChildren().add(probe);
    }

    @Override
    protected void layoutChildren() {
        var widths = Column.fit(getWidth() - 2 * EDGE, probe.getFont().getSize());
        double x = EDGE;
        for (var entry : cells.entrySet()) {
            var width = widths.get(entry.getKey());
            var cell = entry.getValue();
            cell.setVisible(width != null);
            if (width != null) {
                double height = Math.min(getHeight(), cell.prefHeight(-1));
                double wide = Math.min(Math.max(0, width - GAP), cell.prefWidth(-1));
                cell.resizeRelocate(
                        Math.rint(x), Math.rint((getHeight() - height) / 2), wide, height);
                x += width;
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return cells.values().stream().mapToDouble(cell -> cell.prefHeight(-1)).max().orElse(0);
    }
}
