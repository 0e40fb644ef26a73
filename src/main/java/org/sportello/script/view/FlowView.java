package org.sportello.script.view;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;

import org.jspecify.annotations.Nullable;
import org.sportello.script.Flow;
import org.sportello.script.Step;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A playbook drawn: its steps below each other, and an arrow for each way from one to another.
/// What simply goes on is a short arrow down; what jumps runs at the right edge.
final class FlowView extends Pane {

    private static final double GAP = 26;
    private static final double LANE = 12;
    private static final double ARROW = 4;
    private static final double ROUND = 6;

    /// A way out of a card.
    ///
    /// @param choice which of its choices; -1: the card as a whole
    /// @param to the card it leads to; the one behind the last is the end
    private record Way(int from, int choice, int to) {}

    private final ScriptTools station;
    private final ScrollPane scroll;
    private final List<StepCard> cards = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final Map<Way, Integer> lanes = new HashMap<>();
    private final Map<Way, Path> paths = new HashMap<>();
    private final Label end;

    FlowView(ScriptTools station) {
        this.station = station;
        end = Ui.label(station.say("script.flow.end"), "step-end");
        setPadding(new Insets(16));
        scroll = Ui.scroll(this);
        scroll.setId("playbook-drawing");
        scroll.setAccessibleText(station.say("script.playbook.flow"));
    }

    Node node() {
        return scroll;
    }

    void show(Flow flow) {
        cards.clear();
        ways.clear();
        lanes.clear();
        paths.clear();
        flow.steps().forEach(step -> cards.add(new StepCard(station, step)));
        for (var i = 0; i < cards.size(); i++) {
            collect(flow, i);
        }
        assignLanes();
        getChildren().setAll(cards);
        getChildren().add(end);
        for (var way : ways) {
            var path = new Path();
            path.getStyleClass().add("step-way");
            paths.put(way, path);
            getChildren().add(path);
        }
        requestLayout();
    }

    private void collect(Flow flow, int from) {
        switch (cards.get(from).step()) {
            case Step.Question question when !question.choices().isEmpty() -> {
                for (var i = 0; i < question.choices().size(); i++) {
                    ways.add(new Way(from, i, place(flow, question.choices().get(i).next())));
                }
            }
            case Step.Question question ->
                    ways.add(new Way(from, -1, place(flow, question.next())));
            case Step.Insert insert -> ways.add(new Way(from, -1, place(flow, insert.next())));
            case Step.SetFields set -> ways.add(new Way(from, -1, place(flow, set.next())));
            case Step.OpenArticle article ->
                    ways.add(new Way(from, -1, place(flow, article.next())));
        }
    }

    private static int place(Flow flow, @Nullable String id) {
        var step = flow.step(id);
        return step == null ? flow.steps().size() : flow.steps().indexOf(step);
    }

    private static boolean straight(Way way) {
        return way.choice() < 0 && way.to() == way.from() + 1;
    }

    /// Arrows that lead to the same card share a lane; others that would lie on each other do not.
    private void assignLanes() {
        var taken = new ArrayList<int[]>();
        var targets = new ArrayList<Integer>();
        for (var way : ways) {
            if (!straight(way)) {
                var low = Math.min(way.from(), way.to());
                var high = Math.max(way.from(), way.to());
                var lane = 0;
                while (lane < taken.size()
                        && targets.get(lane) != way.to()
                        && low < taken.get(lane)[1]
                        && high > taken.get(lane)[0]) {
                    lane++;
                }
                if (lane == taken.size()) {
                    taken.add(new int[] {low, high});
                    targets.add(way.to());
                } else {
                    var both = taken.get(lane);
                    both[0] = Math.min(both[0], low);
                    both[1] = Math.max(both[1], high);
                    targets.set(lane, way.to());
                }
                lanes.put(way, lane);
            }
        }
    }

    private double margin() {
        var most = lanes.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        return (most + 2) * LANE;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        var inside = cardWidth(width < 0 ? 320 : width);
        var height = snappedTopInset() + snappedBottomInset() + end.prefHeight(-1);
        for (var card : cards) {
            height += card.prefHeight(inside) + GAP;
        }
        return height;
    }

    private double cardWidth(double width) {
        return Math.max(160, width - snappedLeftInset() - snappedRightInset() - margin());
    }

    @Override
    protected void layoutChildren() {
        var left = snappedLeftInset();
        var y = snappedTopInset();
        var width = snapSizeX(cardWidth(getWidth()));
        for (var card : cards) {
            var height = snapSizeY(card.prefHeight(width));
            card.resizeRelocate(left, y, width, height);
            card.layout();
            y += height + GAP;
        }
        var endWidth = snapSizeX(end.prefWidth(-1));
        end.resizeRelocate(left + 16, y, endWidth, end.prefHeight(-1));
        paths.forEach((way, path) -> draw(way, path, left, width));
    }

    private void draw(Way way, Path path, double left, double width) {
        var from = cards.get(way.from());
        Node to = way.to() < cards.size() ? cards.get(way.to()) : end;
        path.getElements().clear();
        if (straight(way)) {
            var x = left + 28.5;
            var top = from.getLayoutY() + from.getHeight();
            var tip = to.getLayoutY() - 2;
            path.getElements().addAll(new MoveTo(x, top + 2), new LineTo(x, tip));
            head(path, x, tip, 0, 1);
            return;
        }
        var right = left + width;
        var lane = right + (lanes.getOrDefault(way, 0) + 1) * LANE + 0.5;
        var y1 = start(from, way);
        var toEnd = way.to() >= cards.size();
        var tip = toEnd ? end.getLayoutX() + end.getWidth() + 2 : right + 2;
        var y2 = Math.rint(to.getLayoutY() + (toEnd ? end.getHeight() / 2 : 18)) + 0.5;
        var down = y2 > y1 ? ROUND : -ROUND;
        path.getElements()
                .addAll(
                        new MoveTo(right, y1),
                        new LineTo(lane - ROUND, y1),
                        new QuadCurveTo(lane, y1, lane, y1 + down),
                        new LineTo(lane, y2 - down),
                        new QuadCurveTo(lane, y2, lane - ROUND, y2),
                        new LineTo(tip, y2));
        head(path, tip, y2, -1, 0);
    }

    private static double start(StepCard from, Way way) {
        var out = from.way(Math.max(0, way.choice()));
        var y =
                out == from
                        ? from.getLayoutY() + from.getHeight() - 14
                        : from.getLayoutY()
                                + out.getLayoutY()
                                + out.getLayoutBounds().getHeight() / 2;
        return Math.rint(y) + 0.5;
    }

    private static void head(Path path, double x, double y, int dx, int dy) {
        var acrossX = dy * ARROW;
        var acrossY = dx * ARROW;
        path.getElements()
                .addAll(
                        new MoveTo(x - dx * ARROW + acrossX, y - dy * ARROW + acrossY),
                        new LineTo(x, y),
                        new LineTo(x - dx * ARROW - acrossX, y - dy * ARROW - acrossY));
    }
}
