package org.sportello.desk.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.Customer;
import org.sportello.customer.CustomerTimeline.Entry;
import org.sportello.customer.CustomerTimeline.Kind;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.knowledge.Article;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Work;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Clickable;
import org.sportello.ui.control.Ui;

import java.util.List;

/// Beside the ticket: who it is, what we had with them, and the articles used.
final class ContextPane extends VBox {

    private static final int SHOWN = 12;

    private final Station station;
    private final Work.Latest reading;
    private final VBox content = new VBox(16);
    private final VBox timeline = new VBox(8);
    private final VBox playing = new VBox();
    private long customerId;

    ContextPane(Station station) {
        this.station = station;
        reading = station.tools().work().latest();
        setId("context");
        getStyleClass().add(Look.PANE);
        content.setPadding(new Insets(14, 16, 16, 16));
        getChildren().add(Ui.scroll(content));
    }

    void show(OpenTicket open) {
        content.getChildren().setAll(playing, card(open.customer()));
        if (!open.customer().note().isBlank()) {
            content.getChildren().add(Ui.paragraph(open.customer().note(), Look.MUTED));
        }
        content.getChildren().add(new VBox(8, Ui.section(station.say("desk.timeline")), timeline));
        if (!open.articles().isEmpty()) {
            content.getChildren().add(articles(open.articles()));
        }
        var other = open.customer().id();
        if (other != customerId) {
            timeline.getChildren().clear();
        }
        customerId = other;
        reading.run(
                () -> station.desk().customers().timeline().page(other, null, SHOWN),
                entries -> timeline(entries, open.ticket().id()));
    }

    /// A playbook being played stands above everything else; null takes it away.
    void play(@Nullable Node player) {
        playing.getChildren().clear();
        if (player != null) {
            playing.getChildren().add(player);
        }
    }

    private Node card(Customer customer) {
        var name =
                Ui.link(
                        customer.name().isBlank() ? customer.address() : customer.name(),
                        () ->
                                station.outside()
                                        .elsewhere()
                                        .accept(new Station.Place("customers", customer.id())));
        name.getStyleClass().add(Look.STRONG);
        name.setId("context-customer");
        var stars = Ui.label("★".repeat(customer.tier()), "star");
        var first = new HBox(6, name, stars);
        first.setAlignment(Pos.CENTER_LEFT);
        var lines = new VBox(2, first, Ui.label(customer.address(), Look.MUTED, Look.SMALL));
        if (customer.organisation() != null) {
            lines.getChildren().add(Ui.label(customer.organisation(), Look.MUTED, Look.SMALL));
        }
        lines.getChildren()
                .add(
                        Ui.label(
                                station.say(
                                        "desk.since",
                                        station.tools()
                                                .texts()
                                                .formats()
                                                .date(customer.createdAt())),
                                Look.SUBTLE,
                                Look.SMALL));
        return new HBox(
                10,
                new Avatar(
                        customer.name().isBlank() ? customer.address() : customer.name(),
                        Avatar.Size.LARGE),
                lines);
    }

    private void timeline(List<Entry> entries, long ticketId) {
        timeline.getChildren().clear();
        entries.forEach(entry -> timeline.getChildren().add(line(entry, ticketId)));
        if (entries.isEmpty()) {
            timeline.getChildren()
                    .add(Ui.label(station.say("desk.timeline.empty"), Look.SUBTLE, Look.SMALL));
        }
    }

    private Node line(Entry entry, long ticketId) {
        var here = entry.ticketId() != null && entry.ticketId() == ticketId;
        var words =
                here
                        ? station.say("desk.timeline.here." + entry.kind())
                        : entry.number() == null
                                ? entry.subject()
                                : "#" + entry.number() + " " + entry.subject();
        var label = Ui.label(words);
        label.setMinWidth(0);
        var when =
                Ui.label(
                        station.tools().texts().formats().when(entry.at()),
                        Look.SUBTLE,
                        Look.SMALL);
        when.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, Icons.of(icon(entry.kind()), Look.SMALL), label, Ui.spacer(), when);
        line.setAlignment(Pos.CENTER_LEFT);
        var other = entry.ticketId();
        if (!here && other != null) {
            line.getStyleClass().add("focus-ring");
            Clickable.make(
                    line,
                    label.getText() + ", " + when.getText(),
                    () -> station.outside().elsewhere().accept(new Station.Place("desk", other)));
        }
        return line;
    }

    static Icon icon(Kind kind) {
        return switch (kind) {
            case MAIL_IN -> Icon.MAIL;
            case MAIL_OUT -> Icon.REPLY;
            case NOTE -> Icon.NOTE;
            case CALL -> Icon.CALL;
            case OPENED -> Icon.TICKET;
            case SOLVED -> Icon.SOLVE;
        };
    }

    private Node articles(List<Article> articles) {
        var box = new VBox(6, Ui.section(station.say("desk.articles.linked")));
        for (var article : articles) {
            var link =
                    Ui.link(
                            article.title(),
                            () ->
                                    station.outside()
                                            .elsewhere()
                                            .accept(new Station.Place("knowledge", article.id())));
            link.setWrapText(true);
            box.getChildren().add(link);
        }
        return box;
    }

    void close() {
        reading.cancel();
    }
}
