package org.sportello.customer.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerTimeline;
import org.sportello.customer.CustomerTimeline.Entry;
import org.sportello.customer.CustomerTimeline.Kind;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.Clickable;
import org.sportello.ui.control.Ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;

/// Everything with a customer, newest first, by months; more is read as it is wanted.
final class TimelinePane extends VBox {

    private static final int PAGE = 40;

    private final Tools tools;
    private final CustomerTimeline timeline;
    private final LongConsumer openTicket;
    private final VBox lines = new VBox(2);
    private final Hyperlink more;
    private final Set<Kind> wanted = EnumSet.allOf(Kind.class);
    private final Work.Latest reading;
    private long customerId;
    private @Nullable Instant last;
    private @Nullable LocalDate month;

    TimelinePane(Tools tools, CustomerTimeline timeline, LongConsumer openTicket) {
        this.tools = tools;
        this.timeline = timeline;
        this.openTicket = openTicket;
        reading = tools.work().latest();
        setId("timeline");
        getStyleClass().add(Look.PANE);
        more = Ui.link(tools.texts().get("customer.timeline.more"), this::older);
        more.setVisible(false);
        var filters = new FlowPane(6, 6);
        filters.setPadding(new Insets(0, 16, 8, 16));
        filters.getChildren()
                .addAll(
                        filter(
                                "customer.timeline.filter.mail",
                                EnumSet.of(Kind.MAIL_IN, Kind.MAIL_OUT)),
                        filter("customer.timeline.filter.note", EnumSet.of(Kind.NOTE, Kind.CALL)),
                        filter(
                                "customer.timeline.filter.ticket",
                                EnumSet.of(Kind.OPENED, Kind.SOLVED)));
        var content = new VBox(8, lines, more);
        content.setPadding(new Insets(0, 16, 16, 16));
        getChildren()
                .addAll(
                        Ui.head(tools.texts().get("customer.timeline")),
                        filters,
                        Ui.scroll(content));
    }

    private ToggleButton filter(String key, Set<Kind> kinds) {
        var filter = new ToggleButton(tools.texts().get(key));
        filter.getStyleClass().addAll(Look.QUIET, Look.SMALL);
        filter.setSelected(true);
        filter.setOnAction(_ -> {
            if (filter.isSelected()) {
                wanted.addAll(kinds);
            } else {
                wanted.removeAll(kinds);
            }
            show(customerId);
        });
        return filter;
    }

    void show(long id) {
        customerId = id;
        last = null;
        month = null;
        lines.getChildren().clear();
        older();
    }

    private void older() {
        var id = customerId;
        var before = last;
        if (id == 0) {
            return;
        }
        reading.run(() -> timeline.page(id, before, PAGE), this::add);
    }

    private void add(List<Entry> entries) {
        for (var entry : entries) {
            if (wanted.contains(entry.kind())) {
                var first =
                        entry.at()
                                .atZone(tools.texts().formats().zone())
                                .toLocalDate()
                                .withDayOfMonth(1);
                if (!first.equals(month)) {
                    month = first;
                    var section = Ui.section(tools.texts().formats().month(first));
                    VBox.setMargin(section, new Insets(12, 0, 4, 0));
                    lines.getChildren().add(section);
                }
                lines.getChildren().add(line(entry));
            }
        }
        last = entries.isEmpty() ? last : entries.getLast().at();
        more.setVisible(entries.size() >= PAGE);
    }

    private Node line(Entry entry) {
        var texts = tools.texts();
        var what = texts.get("customer.timeline." + entry.kind().name().toLowerCase(Locale.ROOT));
        var number = entry.number() == null ? "" : "#" + entry.number() + " ";
        var subject = Ui.label(number + entry.subject(), Look.MEDIUM);
        subject.setMinWidth(0);
        var when = Ui.label(texts.formats().when(entry.at()), Look.SUBTLE, Look.SMALL);
        when.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(8, subject, Ui.spacer(), when);
        first.setAlignment(Pos.CENTER_LEFT);
        var said = Ui.label(entry.text().isBlank() ? what : entry.text(), Look.MUTED, Look.SMALL);
        said.setMinWidth(0);
        var words = new VBox(1, first, said);
        words.setMinWidth(0);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        var line = new HBox(10, Icons.of(icon(entry.kind()), Look.SMALL), words);
        line.getStyleClass().addAll(Look.ROW, "focus-ring");
        line.setAccessibleText(
                String.join(", ", what, subject.getText(), said.getText(), when.getText()));
        var ticketId = entry.ticketId();
        if (ticketId != null) {
            Clickable.make(line, line.getAccessibleText(), () -> openTicket.accept(ticketId));
        }
        return line;
    }

    private static Icon icon(Kind kind) {
        return switch (kind) {
            case MAIL_IN -> Icon.MAIL;
            case MAIL_OUT -> Icon.REPLY;
            case NOTE -> Icon.NOTE;
            case CALL -> Icon.CALL;
            case OPENED -> Icon.TICKET;
            case SOLVED -> Icon.SOLVE;
        };
    }

    void close() {
        reading.cancel();
    }
}
