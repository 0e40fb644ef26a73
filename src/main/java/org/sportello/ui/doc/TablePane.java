package org.sportello.ui.doc;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lays out cells in rows and columns: as wide as its content wants where there is room, else the
/// widest columns give way first, down to their longest word.
final class TablePane extends Pane {

    private final int columns;
    private final List<DocCell> cells = new ArrayList<>();

    TablePane(int columns) {
        this.columns = columns;
        getStyleClass().add("doc-table");
    }

    /// The next cell, row by row.
    void add(DocCell cell) {
        cells.add(cell);
        getChildren().add(cell);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// A table never makes the page wider than it is: words are parted first.
    @Override
    protected double computeMinWidth(double height) {
        return insetWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return insetWidth() + Arrays.stream(wanted()).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        double[] widths = widths(width < 0 ? prefWidth(-1) : width);
        double height = snappedTopInset() + snappedBottomInset();
        for (int row = 0; row * columns < cells.size(); row++) {
            height += rowHeight(row, widths);
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        double y = snappedTopInset();
        for (int row = 0; row * columns < cells.size(); row++) {
            double height = rowHeight(row, widths);
            double x = snappedLeftInset();
            for (int column = 0; column < columns; column++) {
                cells.get(row * columns + column).resizeRelocate(x, y, widths[column], height);
                x += widths[column];
            }
            y += height;
        }
    }

    private double insetWidth() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double rowHeight(int row, double[] widths) {
        double height = 0;
        for (int column = 0; column < columns; column++) {
            height = Math.max(height, cells.get(row * columns + column).prefHeight(widths[column]));
        }
        return snapSizeY(height);
    }

    private double[] wanted() {
        double[] widths = new double[columns];
        for (int i = 0; i < cells.size(); i++) {
            widths[i % columns] =
                    Math.max(widths[i % columns], snapSizeX(cells.get(i).prefWidth(-1)));
        }
        return widths;
    }

    private double[] least() {
        double[] widths = new double[columns];
        for (int i = 0; i < cells.size(); i++) {
            widths[i % columns] =
                    Math.max(widths[i % columns], snapSizeX(cells.get(i).minWidth(-1)));
        }
        return widths;
    }

    /// Column widths for a table of this width: what lies between least and wanted is shared out.
    private double[] widths(double width) {
        double[] wanted = wanted();
        double room = width - insetWidth();
        double missing = Arrays.stream(wanted).sum() - room;
        if (missing <= 0) {
            return wanted;
        }
        double[] least = least();
        double words = Arrays.stream(least).sum();
        if (room < words) {
            return Arrays.stream(least).map(one -> Math.floor(one * room / words)).toArray();
        }
        double give = Arrays.stream(wanted).sum() - words;
        double part = give <= 0 ? 0 : Math.min(1, missing / give);
        double[] widths = new double[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = Math.floor(wanted[i] - (wanted[i] - least[i]) * part);
        }
        return widths;
    }
}
