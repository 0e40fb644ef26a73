package org.sportello.insight.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Behind;
import org.sportello.insight.Comparison;
import org.sportello.insight.Figure;
import org.sportello.insight.Kpi;
import org.sportello.kernel.Page;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Clickable;
import org.sportello.ui.control.Ui;

import java.util.function.LongConsumer;

/// The chosen figure beside its definition, its numbers, and the tickets it is made of.
final class SidePane extends VBox {

    private final Texts texts;
    private final FigureWords words;
    private final InsightModel model;
    private final LongConsumer openTicket;
    private final VBox about = new VBox();
    private final VBox tickets = new VBox();
    private final Hyperlink more = new Hyperlink();
    private final Button all;

    SidePane(Texts texts, InsightModel model, LongConsumer openTicket, Button all) {
        this.texts = texts;
        this.words = new FigureWords(texts);
        this.model = model;
        this.openTicket = openTicket;
        this.all = all;
        setId("insight-side");
        getStyleClass().addAll(Look.PANE, "insight-side");
        about.setId("insight-definition");
        about.getStyleClass().add("side-about");
        tickets.setId("insight-behind");
        tickets.getStyleClass().add("side-tickets");
        more.setText(texts.get("insight.behind.more"));
        more.setOnAction(_ -> model.more());
        var content = new VBox(about, tickets, more, all);
        content.getStyleClass().add("side-content");
        getChildren().add(Ui.scroll(content));
        model.drillProperty().addListener((_, _, _) -> describe());
        model.snapshotProperty().addListener((_, _, _) -> describe());
        model.behindProperty().addListener((_, _, page) -> list(page));
        list(new Page<>(java.util.List.of(), 0));
    }

    private void describe() {
        var drill = model.drillProperty().get();
        var snapshot = model.snapshotProperty().get();
        if (drill == null || snapshot == null) {
            return;
        }
        var kpi = drill.kpi();
        about.getChildren()
                .setAll(
                        Ui.section(words.heading(words.name(kpi))),
                        Ui.paragraph(words.definition(kpi)));
        if (drill.part() != null) {
            about.getChildren().add(part(drill.part()));
            return;
        }
        var figure = snapshot.figure(kpi);
        about.getChildren().add(Ui.paragraph(basis(figure, drill), Look.MUTED, Look.SMALL));
        numbers(figure, snapshot);
    }

    private Node part(String name) {
        var back = Ui.link(texts.get("insight.part.back"), this::whole);
        back.setId("insight-part-back");
        var line = new HBox(Ui.label(name, Look.MEDIUM), Ui.spacer(), back);
        line.getStyleClass().add("side-part");
        return line;
    }

    private void whole() {
        var drill = model.drillProperty().get();
        if (drill != null) {
            model.look(drill.kpi());
        }
    }

    private String basis(Figure figure, Drill drill) {
        var days = words.days(drill.scope());
        var count = texts.formats().number(figure.count());
        return switch (figure.kpi().unit()) {
            case SECONDS -> texts.get("insight.basis.times", count, days);
            case MESSAGES -> texts.get("insight.basis.median", count, days);
            case SHARE -> texts.get("insight.basis.share", count, days);
            case TICKETS, POINTS -> texts.get("insight.basis.count", days);
        };
    }

    private void numbers(Figure figure, Snapshot snapshot) {
        var kpi = figure.kpi();
        var past = snapshot.past(kpi);
        var numbers = new VBox();
        numbers.setId("insight-numbers");
        numbers.getStyleClass().add("side-numbers");
        if (figure.median() == null) {
            number(numbers, texts.get("insight.number.value"), kpi, figure.shown());
        } else {
            number(numbers, texts.get("insight.number.median"), kpi, figure.median());
            number(numbers, texts.get("insight.number.mean"), kpi, figure.mean());
            number(numbers, texts.get("insight.number.p90"), kpi, figure.p90());
        }
        numbers.getChildren().add(before(figure, past, snapshot));
        var sibling = sibling(kpi);
        if (sibling != null) {
            var other = snapshot.figure(sibling);
            var line = line(words.name(sibling), words.value(sibling, other.shown()));
            line.getStyleClass().add(Look.ROW);
            numbers.getChildren()
                    .add(Clickable.make(line, words.name(sibling), () -> model.look(sibling)));
        }
        about.getChildren().add(numbers);
    }

    private HBox before(Figure figure, Figure past, Snapshot snapshot) {
        var kpi = figure.kpi();
        var line =
                line(
                        texts.get("insight.number.before", words.days(snapshot.scope().before())),
                        words.value(kpi, past.shown()));
        Comparison.of(figure, past)
                .ifPresent(compared -> {
                    var change =
                            Ui.label(words.change(kpi, compared), Tiles.look(compared), Look.SMALL);
                    change.setMinWidth(Label.USE_PREF_SIZE);
                    line.getChildren().add(2, change);
                });
        return line;
    }

    /// The figure that is told beside another without a tile of its own.
    private static @Nullable Kpi sibling(Kpi kpi) {
        return switch (kpi) {
            case RESOLUTION_FIRST -> Kpi.RESOLUTION_LAST;
            case RESOLUTION_LAST -> Kpi.RESOLUTION_FIRST;
            default -> null;
        };
    }

    private void number(VBox numbers, String name, Kpi kpi, @Nullable Double value) {
        numbers.getChildren().add(line(name, words.value(kpi, value)));
    }

    private static HBox line(String name, String value) {
        var figure = Ui.label(value, Look.SMALL, Look.MEDIUM);
        figure.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(Ui.paragraph(name, Look.MUTED, Look.SMALL), Ui.spacer(), figure);
        line.getStyleClass().add("number-line");
        return line;
    }

    private void list(Page<Behind> page) {
        var drill = model.drillProperty().get();
        var order =
                drill == null || !drill.slowestFirst()
                        ? texts.get("insight.behind.newest")
                        : texts.get("insight.behind.slowest");
        tickets.getChildren()
                .setAll(
                        Ui.section(
                                words.heading(texts.get("insight.behind")),
                                Ui.label(order, Look.SUBTLE, Look.SMALL)));
        if (page.rows().isEmpty()) {
            tickets.getChildren()
                    .add(Ui.paragraph(texts.get("insight.behind.none"), Look.MUTED, Look.SMALL));
        }
        page.rows().forEach(row -> tickets.getChildren().add(offer(row)));
        shown(more, page.rows().size() < page.total());
        shown(all, page.total() > 0);
        all.setText(texts.get("insight.behind.all", page.total()));
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private Node offer(Behind row) {
        var subject = Ui.label("#" + row.number() + " " + row.subject(), Look.MEDIUM);
        var said = facts(row);
        var offer = new VBox(2, subject, Ui.paragraph(said, Look.SUBTLE, Look.SMALL));
        offer.getStyleClass().add(Look.OFFER);
        return Clickable.make(
                offer, subject.getText() + ", " + said, () -> openTicket.accept(row.ticketId()));
    }

    /// `2 d 3 h · Sofia · stopped by mail of 14 Oct, 16:20`
    private String facts(Behind row) {
        var formats = texts.formats();
        var agent = row.agentId() == null ? null : model.names().agents().get(row.agentId());
        var when = formats.dateTime(row.at());
        var drill = model.drillProperty().get();
        if (drill == null || !drill.slowestFirst()) {
            var created = texts.get("insight.behind.created", when);
            return agent == null ? created : agent + " · " + created;
        }
        var stop =
                row.mailId() == null
                        ? texts.get("insight.behind.stopped", when)
                        : texts.get("insight.behind.stoppedByMail", when);
        var took = words.duration((double) row.seconds());
        return took + (agent == null ? "" : " · " + agent) + " · " + stop;
    }
}
