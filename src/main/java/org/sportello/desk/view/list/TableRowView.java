package org.sportello.desk.view.list;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.sportello.ticket.queue.TicketRow;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.Reading;
import org.sportello.ui.list.RowView;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A ticket as one line of the table.
public final class TableRowView implements RowView<TicketRow> {

    private final Texts texts;
    private final Label number = Ui.label("", Look.SUBTLE);
    private final Label customer = Ui.label("", Look.MEDIUM);
    private final Label subject = Ui.label("");
    private final Label state = Ui.label("", Look.MUTED);
    private final Label priority = Ui.label("", Look.MUTED);
    private final Label owner = Ui.label("", Look.MUTED);
    private final Label updated = Ui.label("", Look.SUBTLE);
    private final Badge due = new Badge();
    private final ColumnRow row;
    private String spoken = "";

    public TableRowView(Texts texts) {
        this.texts = texts;
        var badge = new HBox(due);
        badge.setAlignment(Pos.CENTER_LEFT);
        row = new ColumnRow(column -> cell(column, badge));
    }

    private Region cell(Column column, Region badge) {
        return switch (column) {
            case NUMBER -> number;
            case CUSTOMER -> customer;
            case SUBJECT -> subject;
            case STATE -> state;
            case PRIORITY -> priority;
            case OWNER -> owner;
            case UPDATED -> updated;
            case DUE -> badge;
        };
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void show(TicketRow ticket) {
        number.setText("#" + ticket.number());
        customer.setText(ticket.customer());
        Reading.show(
                subject,
                ticket.subject().isBlank() ? texts.get("desk.ticket.noSubject") : ticket.subject());
        state.setText(texts.get("ticket.state." + word(ticket.state())));
        priority.setText(texts.get("ticket.priority." + word(ticket.priority())));
        owner.setText(Objects.requireNonNullElse(ticket.agent(), ""));
        updated.setText(texts.formats().when(ticket.updatedAt()));
        Urgency.of(ticket, texts).show(due);
        for (var label : List.of(customer, subject)) {
            label.getStyleClass().remove(Look.STRONG);
            if (ticket.unread()) {
                label.getStyleClass().add(Look.STRONG);
            }
        }
        spoken =
                String.join(
                        ", ",
                        customer.getText(),
                        subject.getText(),
                        state.getText(),
                        due.getText(),
                        number.getText());
        row.requestLayout();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String spoken() {
        return spoken;
    }
}
