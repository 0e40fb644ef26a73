package org.sportello.insight.view;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

import org.sportello.insight.Series;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;

/// Received and solved as bars, the backlog as a line. A backlog much greater than the bars gets an
/// axis of its own at the right.
final class OverTimeChart extends Plot {

    private static final double GAP = 8;
    private static final double LABEL_EVERY = 96;
    private static final double WIDEST_BAR = 14;
    private static final double BARS = 0.76;
    private static final int APART = 2;

    private final Texts texts;
    private final FigureWords words;
    private final Region band = box("plot-band");
    private final Polyline line = new Polyline();
    private final List<Region> created = new ArrayList<>();
    private final List<Region> solved = new ArrayList<>();
    private final List<Region> rules = new ArrayList<>();
    private final List<Label> left = new ArrayList<>();
    private final List<Label> right = new ArrayList<>();
    private final List<Label> below = new ArrayList<>();
    private List<Series.Point> received = List.of();
    private List<Series.Point> done = List.of();
    private List<Series.Point> open = List.of();
    private Axis bars = Axis.upTo(1);
    private Axis course = Axis.upTo(1);
    private double plotX;
    private double plotWidth;

    OverTimeChart(Texts texts, FigureWords words) {
        super("over-time");
        this.texts = texts;
        this.words = words;
        setId("insight-over-time");
        line.getStyleClass().add("plot-line");
        line.setManaged(false);
        line.setMouseTransparent(true);
        band.setVisible(false);
    }

    void show(Snapshot snapshot) {
        received = snapshot.series("created").points();
        done = snapshot.series("solved").points();
        open = snapshot.series("backlog").points();
        var highest = Math.max(greatest(received), greatest(done));
        bars = Axis.upTo(highest);
        course = Axis.upTo(greatest(open));
        if (course.top() <= bars.top() * APART) {
            bars = Axis.upTo(Math.max(highest, greatest(open)));
            course = bars;
        }
        forget();
        band.setVisible(false);
        build(snapshot.series("created").by());
        describe(snapshot);
        requestLayout();
    }

    private static long greatest(List<Series.Point> points) {
        return points.stream().mapToLong(Series.Point::value).max().orElse(0);
    }

    private void build(Series.By by) {
        for (var list : List.of(created, solved, rules)) {
            list.clear();
        }
        for (var list : List.of(left, right, below)) {
            list.clear();
        }
        bars.ticks()
                .forEach(tick -> {
                    rules.add(box(tick == 0 ? "plot-base" : "plot-rule"));
                    left.add(axisLabel(texts.formats().number(tick)));
                });
        if (!course.equals(bars)) {
            course.ticks()
                    .forEach(tick -> {
                        var label = axisLabel(texts.formats().number(tick));
                        label.getStyleClass().add("of-line");
                        right.add(label);
                    });
        }
        for (var point : received) {
            created.add(box("bar-created"));
            solved.add(box("bar-solved"));
            below.add(
                    axisLabel(
                            by == Series.By.MONTH
                                    ? texts.formats().month(point.start())
                                    : texts.formats().date(point.start())));
        }
        getChildren().setAll(band);
        getChildren().addAll(rules);
        getChildren().addAll(created);
        getChildren().addAll(solved);
        getChildren().add(line);
        getChildren().addAll(left);
        getChildren().addAll(right);
        getChildren().addAll(below);
    }

    @Override
    protected void layoutChildren() {
        if (received.isEmpty()) {
            return;
        }
        var labelHeight = left.getFirst().prefHeight(-1);
        var floor = getHeight() - labelHeight - GAP / 2;
        var ceiling = labelHeight / 2;
        plotX = widest(left) + GAP;
        plotWidth = Math.max(1, getWidth() - plotX - (right.isEmpty() ? 0 : widest(right) + GAP));
        axis(floor, ceiling, labelHeight);
        var group = plotWidth / received.size();
        var bar = Math.clamp(group * BARS / 2, 1, WIDEST_BAR);
        line.getPoints().clear();
        for (int i = 0; i < received.size(); i++) {
            var middle = plotX + group * (i + 0.5);
            stand(created.get(i), middle - bar - 0.5, bar, floor, ceiling, received.get(i));
            stand(solved.get(i), middle + 0.5, bar, floor, ceiling, done.get(i));
            line.getPoints()
                    .addAll(
                            middle,
                            floor - course.share((double) open.get(i).value()) * (floor - ceiling));
        }
        labelSteps(group, floor + GAP / 2);
        mark(pointed());
    }

    private static double widest(List<Label> labels) {
        return labels.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0);
    }

    private void axis(double floor, double ceiling, double labelHeight) {
        for (int i = 0; i < left.size(); i++) {
            var y = Math.rint(floor - bars.share(bars.ticks().get(i)) * (floor - ceiling));
            rules.get(i).resizeRelocate(plotX, y, plotWidth, 1);
            var width = left.get(i).prefWidth(-1);
            left.get(i)
                    .resizeRelocate(
                            Math.rint(plotX - GAP - width),
                            Math.rint(y - labelHeight / 2),
                            width,
                            labelHeight);
        }
        for (int i = 0; i < right.size(); i++) {
            var y = floor - course.share(course.ticks().get(i)) * (floor - ceiling);
            right.get(i)
                    .resizeRelocate(
                            Math.rint(plotX + plotWidth + GAP),
                            Math.rint(y - labelHeight / 2),
                            right.get(i).prefWidth(-1),
                            labelHeight);
        }
    }

    private void stand(
            Region bar, double x, double width, double floor, double ceiling, Series.Point point) {
        var height = bars.share((double) point.value()) * (floor - ceiling);
        bar.setVisible(point.value() > 0);
        bar.resizeRelocate(x, floor - Math.max(1, height), width, Math.max(1, height));
    }

    private void labelSteps(double group, double top) {
        var every = Math.max(1, (int) Math.ceil(LABEL_EVERY / group));
        for (int i = 0; i < below.size(); i++) {
            var shown = i % every == 0;
            below.get(i).setVisible(shown);
            if (shown) {
                center(below.get(i), plotX + group * (i + 0.5), top);
            }
        }
    }

    private void describe(Snapshot snapshot) {
        var by = snapshot.series("created").by();
        var said = new StringBuilder(texts.get("insight.chart.overTime")).append('.');
        for (int i = 0; i < received.size(); i++) {
            said.append(' ').append(sentence(i, by)).append('.');
        }
        setAccessibleText(said.toString());
    }

    /// What a step has to say.
    String sentence(int step, Series.By by) {
        return texts.get(
                "insight.chart.step",
                words.step(received.get(step).start(), by),
                received.get(step).value(),
                done.get(step).value(),
                open.get(step).value());
    }

    @Override
    int size() {
        return received.size();
    }

    @Override
    int at(double x, double y) {
        if (received.isEmpty() || x < plotX || x >= plotX + plotWidth) {
            return NONE;
        }
        return (int) Math.clamp((x - plotX) / plotWidth * size(), 0, size() - 1);
    }

    @Override
    void mark(int part) {
        band.setVisible(part != NONE);
        if (part != NONE) {
            var group = plotWidth / size();
            band.resizeRelocate(plotX + part * group, 0, group, getHeight());
        }
    }
}
