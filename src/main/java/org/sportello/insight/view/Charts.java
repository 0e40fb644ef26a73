package org.sportello.insight.view;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.insight.AgentFigures;
import org.sportello.insight.Kpi;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.ticket.Channel;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The cards below the tiles.
final class Charts extends VBox {

    private static final double[] UPPER = {61.5, 38.5};
    private static final double[] LOWER = {30, 33, 37};

    private final Texts texts;
    private final FigureWords words;
    private final InsightModel model;
    private final OverTimeChart overTime;
    private final Label step = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final HBox legend = new HBox();
    private final HeatMap heat;
    private final Label busiest = Ui.label("", Look.MUTED, Look.SMALL);
    private final BarList tags;
    private final SpreadChart spread;
    private final Label spreadCount = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final AgentTable agents;
    private final BarList channels;

    Charts(Texts texts, InsightModel model) {
        this.texts = texts;
        this.words = new FigureWords(texts);
        this.model = model;
        overTime = new OverTimeChart(texts, words);
        heat = new HeatMap(texts);
        tags = new BarList(texts.get("insight.tags.none"));
        spread = new SpreadChart(texts, words);
        agents = new AgentTable(texts, words, this::lookAtAgent);
        channels = new BarList(texts.get("insight.channels.none"));
        tags.setId("insight-tags");
        channels.setId("insight-channels");
        getStyleClass().add("charts");
        legend.getStyleClass().add("legend");
        var below =
                new VBox(
                        card(texts.get("insight.card.agents"), new Label(), agents),
                        card(texts.get("insight.card.channels"), new Label(), channels));
        below.getStyleClass().add("charts");
        getChildren()
                .addAll(
                        columns(
                                UPPER,
                                card(texts.get("insight.chart.overTime"), step, overTime, legend),
                                card(texts.get("insight.chart.heat"), new Label(), heat, busiest)),
                        columns(
                                LOWER,
                                card(texts.get("insight.card.tags"), new Label(), tags),
                                card(texts.get("insight.chart.spread"), spreadCount, spread),
                                below));
        listen();
    }

    private void listen() {
        overTime.onPoint(this::showStep);
        overTime.onChoose(this::lookAtStep);
        heat.onPoint(this::showHour);
        heat.onChoose(this::lookAtHour);
        spread.onPoint(this::showClass);
        spread.onChoose(this::lookAtClass);
    }

    void show(Snapshot snapshot) {
        overTime.show(snapshot);
        showStep(Plot.NONE);
        legend.getChildren()
                .setAll(
                        entry("created", "insight.legend.created", snapshot.total("created")),
                        entry("solved", "insight.legend.solved", snapshot.total("solved")),
                        entry(
                                "backlog",
                                "insight.legend.backlog",
                                snapshot.figure(Kpi.BACKLOG).count(),
                                snapshot.figure(Kpi.OVERDUE).count()));
        heat.show(snapshot.heat());
        showHour(Plot.NONE);
        spread.show(snapshot.spread(), snapshot.figure(Kpi.FIRST_RESPONSE).median());
        showClass(Plot.NONE);
        var topics = snapshot.topics();
        tags.show(
                topics.tags().entrySet().stream().map(tag -> tag(snapshot.scope(), tag)).toList());
        agents.show(topics.agents());
        showChannels(snapshot.scope(), topics.channels());
    }

    private HBox entry(String styleClass, String key, Object... numbers) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", styleClass);
        var entry = new HBox(dot, Ui.label(texts.get(key, numbers), Look.MUTED, Look.SMALL));
        entry.getStyleClass().add("legend-entry");
        return entry;
    }

    private BarList.Entry tag(Scope scope, Map.Entry<String, Long> tag) {
        return new BarList.Entry(
                tag.getKey(),
                tag.getValue(),
                texts.formats().number(tag.getValue()),
                texts.get("insight.chart.cell", tag.getKey(), tag.getValue()),
                () -> model.look(Drill.tag(model.measures(), scope, tag.getKey())));
    }

    private void showChannels(Scope scope, Map<Channel, Long> counts) {
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        var entries = new ArrayList<BarList.Entry>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Channel, Long>comparingByValue().reversed())
                .forEach(channel -> {
                    var name =
                            texts.get(
                                    "ticket.channel."
                                            + channel.getKey().name().toLowerCase(Locale.ROOT));
                    entries.add(
                            new BarList.Entry(
                                    name,
                                    channel.getValue(),
                                    texts.formats().percent((double) channel.getValue() / all, 0),
                                    texts.get("insight.chart.cell", name, channel.getValue()),
                                    () ->
                                            model.look(
                                                    Drill.channel(
                                                            model.measures(),
                                                            scope,
                                                            channel.getKey(),
                                                            name))));
                });
        channels.show(entries);
    }

    private Series.By by() {
        var snapshot = model.snapshotProperty().get();
        return snapshot == null ? Series.By.DAY : snapshot.series("created").by();
    }

    private void showStep(int part) {
        step.setText(
                part != Plot.NONE
                        ? overTime.sentence(part, by())
                        : switch (by()) {
                            case DAY -> texts.get("insight.by.day");
                            case WEEK -> texts.get("insight.by.week");
                            case MONTH -> texts.get("insight.by.month");
                        });
    }

    private void lookAtStep(int part) {
        var snapshot = model.snapshotProperty().get();
        if (snapshot != null) {
            var scope = snapshot.scope();
            var start = snapshot.series("created").points().get(part).start();
            var from = start.isBefore(scope.from()) ? scope.from() : start;
            var last = by().next(start).minusDays(1);
            var narrow =
                    new Scope(
                            from,
                            last.isAfter(scope.to()) ? scope.to() : last,
                            scope.zone(),
                            scope.mailboxId(),
                            scope.agentId());
            model.look(Drill.figure(model.measures(), Kpi.VOLUME, narrow, words.step(start, by())));
        }
    }

    private void showHour(int part) {
        var cell = part == Plot.NONE ? heat.busiest() : part;
        if (cell == Plot.NONE) {
            busiest.setText(texts.get("insight.heat.none"));
        } else {
            busiest.setText(
                    part == Plot.NONE
                            ? texts.get("insight.heat.busiest", heat.name(cell), heat.count(cell))
                            : heat.sentence(cell));
        }
    }

    private void lookAtHour(int part) {
        var snapshot = model.snapshotProperty().get();
        if (snapshot != null) {
            model.look(
                    Drill.hour(
                            model.measures(),
                            snapshot.scope(),
                            heat.day(part),
                            heat.hour(part),
                            heat.name(part)));
        }
    }

    private void showClass(int part) {
        spreadCount.setText(part == Plot.NONE ? "" : spread.sentence(part));
    }

    private void lookAtClass(int part) {
        var snapshot = model.snapshotProperty().get();
        if (snapshot != null) {
            model.look(
                    Drill.slice(
                            model.measures(),
                            Kpi.FIRST_RESPONSE,
                            snapshot.scope(),
                            spread.name(part),
                            spread.slice(part)));
        }
    }

    private void lookAtAgent(AgentFigures agent) {
        var snapshot = model.snapshotProperty().get();
        if (snapshot != null) {
            var scope = snapshot.scope();
            model.look(
                    Drill.figure(
                            model.measures(),
                            Kpi.FIRST_RESPONSE,
                            new Scope(
                                    scope.from(),
                                    scope.to(),
                                    scope.zone(),
                                    scope.mailboxId(),
                                    agent.agentId()),
                            agent.name()));
        }
    }

    private static VBox card(String title, Label right, Node... content) {
        var head = new HBox(Ui.label(title, Look.STRONG), Ui.spacer(), right);
        head.getStyleClass().add("card-head");
        var card = new VBox(head);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll(Look.CARD, "chart-card");
        card.setMinWidth(0);
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    private static GridPane columns(double[] shares, Node... cards) {
        var grid = new GridPane();
        grid.getStyleClass().add("tile-grid");
        for (int i = 0; i < cards.length; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(shares[i]);
            grid.getColumnConstraints().add(column);
            grid.add(cards[i], i, 0);
        }
        for (var card : List.of(cards)) {
            GridPane.setVgrow(card, Priority.ALWAYS);
        }
        return grid;
    }
}
