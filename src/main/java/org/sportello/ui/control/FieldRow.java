package org.sportello.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// Fields side by side that share the width. Where the words in them have no room beside each
/// other, the last go to a line of their own: none is cut.
public final class FieldRow extends Region {

    private static final double GAP = 12;

    /// @param share of the width, in relation to the others on its line
    private record Field(Region node, double share) {}

    private final List<Field> fields = new ArrayList<>();

    /// Adds a field, which is never narrower than its least width.
    ///
    /// @param share of the width, in relation to the others on its line
    public FieldRow add(Region node, double share) {
        fields.add(new Field(node, share));
        getChildren().add(node);
        return this;
    }

    private List<List<Field>> lines(double width) {
        var lines = new ArrayList<List<Field>>();
        double left = 0;
        for (var field : fields) {
            double least = field.node().minWidth(-1);
            if (lines.isEmpty() || left < least + GAP) {
                lines.add(new ArrayList<>());
                left = width + GAP;
            }
            lines.getLast().add(field);
            left -= least + GAP;
        }
        return lines;
    }

    /// What is left over beside the least widths is shared out.
    private static double[] widths(List<Field> line, double width) {
        double shares = line.stream().mapToDouble(Field::share).sum();
        double room = width - GAP * (line.size() - 1);
        double[] widths = new double[line.size()];
        double missing = 0;
        double giving = 0;
        for (int i = 0; i < widths.length; i++) {
            double wanted = room * line.get(i).share() / shares;
            widths[i] = Math.max(wanted, line.get(i).node().minWidth(-1));
            missing += widths[i] - wanted;
            giving += widths[i] - line.get(i).node().minWidth(-1);
        }
        for (int i = 0; i < widths.length && giving > 0; i++) {
            double spare = widths[i] - line.get(i).node().minWidth(-1);
            widths[i] -= spare * Math.min(1, missing / giving);
        }
        return widths;
    }

    private static double height(List<Field> line, double[] widths) {
        double height = 0;
        for (int i = 0; i < widths.length; i++) {
            height = Math.max(height, line.get(i).node().prefHeight(widths[i]));
        }
        return height;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return fields.stream().mapToDouble(one -> one.node().minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return fields.stream().mapToDouble(one -> one.node().minWidth(-1) + GAP).sum() - GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? computePrefWidth(-1) : width;
        return lines(wide).stream()
                        .mapToDouble(line -> height(line, widths(line, wide)) + GAP)
                        .sum()
                - GAP;
    }

    @Override
    protected void layoutChildren() {
        double top = 0;
        for (var line : lines(getWidth())) {
            double[] widths = widths(line, getWidth());
            double height = height(line, widths);
            double left = 0;
            for (int i = 0; i < widths.length; i++) {
                line.get(i).node().resizeRelocate(snapPositionX(left), top, widths[i], height);
                left += widths[i] + GAP;
            }
            top += height + GAP;
        }
    }
}
