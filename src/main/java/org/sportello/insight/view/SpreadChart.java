package org.sportello.insight.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;

/// How many first answers took how long: a bar for each class of times, and where the median is.
final class SpreadChart extends Plot {

    private static final double GAP = 4;
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Texts texts;
    private final FigureWords words;
    private final long[] ends = Snapshot.ends();
    private final List<Region> bars = new ArrayList<>();
    private final List<Label> limits = new ArrayList<>();
    private final Line median = new Line();
    private final Label medianLabel = axisLabel("");
    private long[] counts = new long[ends.length + 1];
    private double medianAt = NONE;

    SpreadChart(Texts texts, FigureWords words) {
        super("spread");
        this.texts = texts;
        this.words = words;
        setId("insight-spread");
        median.getStyleClass().add("plot-median");
        median.setManaged(false);
        median.setMouseTransparent(true);
        for (int i = 0; i < counts.length; i++) {
            bars.add(box("bar-spread"));
        }
        for (long end : ends) {
            limits.add(axisLabel(shortly(end)));
        }
        getChildren().addAll(bars);
        getChildren().addAll(limits);
        getChildren().addAll(median, medianLabel);
    }

    private String shortly(long seconds) {
        long hours = seconds / 3600;
        if (hours == 0) {
            return texts.get("ui.duration.min", seconds / 60);
        }
        return hours < 24
                ? texts.get("ui.duration.h", hours)
                : texts.get("ui.duration.d", hours / 24);
    }

    void show(long[] spread, @Nullable Double middle) {
        counts = spread;
        medianAt = middle == null ? NONE : position(middle);
        medianLabel.setText(
                middle == null ? "" : texts.get("insight.chart.median", words.duration(middle)));
        var said = new StringBuilder(texts.get("insight.chart.spread")).append('.');
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).setOpacity(medianAt >= 0 && i > medianAt ? 0.55 : 1);
            said.append(' ').append(sentence(i)).append('.');
        }
        setAccessibleText(said.toString());
        forget();
        requestLayout();
    }

    /// In which class a time is, with how far in it as a fraction.
    private double position(double seconds) {
        for (int i = 0; i < ends.length; i++) {
            if (seconds < ends[i]) {
                double from = i == 0 ? 0 : ends[i - 1];
                return i + (seconds - from) / (ends[i] - from);
            }
        }
        return ends.length + 0.5;
    }

    /// `1 h to 2 h`
    String name(int part) {
        if (part == 0) {
            return texts.get("insight.chart.below", shortly(ends[0]));
        }
        return part == ends.length
                ? texts.get("insight.chart.above", shortly(ends[part - 1]))
                : texts.get("insight.chart.between", shortly(ends[part - 1]), shortly(ends[part]));
    }

    String sentence(int part) {
        return texts.get("insight.chart.cell", name(part), counts[part]);
    }

    long count(int part) {
        return counts[part];
    }

    /// Where the class lies among the times, the slowest first.
    Drill.Slice slice(int part) {
        long above = 0;
        for (int i = part + 1; i < counts.length; i++) {
            above += counts[i];
        }
        return new Drill.Slice(above, counts[part]);
    }

    @Override
    protected void layoutChildren() {
        var labelHeight = medianLabel.prefHeight(-1);
        var floor = getHeight() - labelHeight - GAP;
        var ceiling = labelHeight + GAP;
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        var group = getWidth() / counts.length;
        for (int i = 0; i < counts.length; i++) {
            var height = Math.max(2, (floor - ceiling) * counts[i] / most);
            bars.get(i).resizeRelocate(i * group, floor - height, group - GAP, height);
        }
        double free = 0;
        for (int i = 0; i < limits.size(); i++) {
            var label = limits.get(i);
            var width = label.prefWidth(-1);
            var x = (i + 1) * group - GAP / 2;
            label.setVisible(x - width / 2 >= free && x + width / 2 <= getWidth());
            if (label.isVisible()) {
                center(label, x, floor + GAP);
                free = x + width / 2 + 2 * GAP;
            }
        }
        var shown = medianAt >= 0;
        median.setVisible(shown);
        medianLabel.setVisible(shown);
        if (shown) {
            var x = Math.rint(medianAt * group) + 0.5;
            median.setStartX(x);
            median.setEndX(x);
            median.setStartY(0);
            median.setEndY(floor);
            var width = medianLabel.prefWidth(-1);
            var right = x + GAP + width <= getWidth();
            medianLabel.resizeRelocate(
                    Math.rint(right ? x + GAP : x - GAP - width), 0, width, labelHeight);
        }
    }

    @Override
    int size() {
        return counts.length;
    }

    @Override
    int at(double x, double y) {
        return (int) Math.clamp(x / getWidth() * size(), 0, size() - 1);
    }

    @Override
    void mark(int part) {
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).pseudoClassStateChanged(POINTED, i == part);
        }
    }
}
