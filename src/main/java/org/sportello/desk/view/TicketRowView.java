package org.sportello.desk.view;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Ui;
import org.sportello.ui.list.RowView;

import java.time.Duration;

/// A ticket in the list: who and how long it may take; what it is about and when; how it begins.
final class TicketRowView implements RowView<TicketRow> {

    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration LONG_WAIT = Duration.ofDays(1);

    private final Texts texts;
    private final GridPane grid = new GridPane(8, 2);
    private final Label who = Ui.label("", Look.MEDIUM);
    private final Label stars = Ui.label("", "star");
    private final Badge badge = new Badge();
    private final Label subject = Ui.label("");
    private final Label when = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final Label snippet = Ui.label("", Look.MUTED, Look.SMALL);
    private String spoken = "";

    TicketRowView(Texts texts) {
        this.texts = texts;
        grid.setPadding(new Insets(9, 16, 9, 14));
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(0);
        var narrow = new ColumnConstraints();
        narrow.setHalignment(HPos.RIGHT);
        narrow.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(wide, narrow);
        var name = new HBox(6, who, stars);
        name.setAlignment(Pos.CENTER_LEFT);
        stars.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        grid.addRow(0, name, badge);
        grid.addRow(1, subject, when);
        grid.add(snippet, 0, 2, 2, 1);
        for (var label : new Label[] {who, subject, snippet}) {
            label.setMinWidth(0);
        }
    }

    @Override
    public Node node() {
        return grid;
    }

    @Override
    public void show(TicketRow row) {
        var formats = texts.formats();
        who.setText(row.customer());
        stars.setText("★".repeat(row.tier()));
        subject.setText(
                row.subject().isBlank() ? texts.get("desk.ticket.noSubject") : row.subject());
        snippet.setText(row.snippet());
        when.setText(formats.when(row.updatedAt()));
        toggle(who, Look.STRONG, row.unread());
        toggle(subject, Look.STRONG, row.unread());
        badge(row);
        spoken =
                String.join(
                        ", ",
                        row.customer(),
                        subject.getText(),
                        badge.getText(),
                        when.getText(),
                        "#" + row.number());
    }

    private static void toggle(Label label, String style, boolean on) {
        label.getStyleClass().remove(style);
        if (on) {
            label.getStyleClass().add(style);
        }
    }

    /// The next promise first, then how long the customer has waited, then how things are.
    private void badge(TicketRow row) {
        var formats = texts.formats();
        if (row.state() == TicketState.SOLVED || row.state() == TicketState.CLOSED) {
            badge.show(texts.get("ticket.state." + word(row.state())), Badge.Kind.GOOD);
        } else if (row.deadline() != null) {
            var left = Duration.between(formats.now(), row.deadline());
            badge.show(
                    formats.until(row.deadline()),
                    left.isNegative()
                            ? Badge.Kind.LATE
                            : left.compareTo(SOON) < 0 ? Badge.Kind.SOON : Badge.Kind.OK);
        } else if (row.askedAt() != null) {
            var waited = Duration.between(row.askedAt(), formats.now());
            badge.show(
                    texts.get("desk.waits", coarse(waited)),
                    waited.compareTo(LONG_WAIT) > 0 ? Badge.Kind.SOON : Badge.Kind.OK);
        } else {
            badge.show(
                    texts.get(
                            row.state() == TicketState.WAITING
                                    ? "desk.answered"
                                    : "ticket.state." + word(row.state())),
                    row.state() == TicketState.WAITING ? Badge.Kind.GOOD : Badge.Kind.OK);
        }
    }

    /// Days without hours, hours without minutes: a row is read at a glance.
    private String coarse(Duration waited) {
        if (waited.toDays() > 0) {
            return texts.get("desk.days", waited.toDays());
        }
        return waited.toHours() > 0
                ? texts.get("desk.hours", waited.toHours())
                : texts.formats().duration(Duration.ofMinutes(Math.max(1, waited.toMinutes())));
    }

    private static String word(TicketState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String spoken() {
        return spoken;
    }
}
