package org.sportello.desk.view.list;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.sportello.ticket.queue.TicketRow;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.Reading;
import org.sportello.ui.list.RowView;

/// A ticket in the list: who and how long it may take; what it is about and when; how it begins.
public final class TicketRowView implements RowView<TicketRow> {

    private final Texts texts;
    private final GridPane grid = new GridPane(8, 2);
    private final Label who = Ui.label("", Look.MEDIUM);
    private final Label stars = Ui.label("", "star");
    private final Badge badge = new Badge();
    private final Label subject = Ui.label("");
    private final Label when = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final Label snippet = Ui.label("", Look.MUTED, Look.SMALL);
    private String spoken = "";

    public TicketRowView(Texts texts) {
        this.texts = texts;
        grid.setPadding(new Insets(0, 16, 0, 14));
        grid.setAlignment(Pos.CENTER_LEFT);
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
        Reading.show(
                subject,
                row.subject().isBlank() ? texts.get("desk.ticket.noSubject") : row.subject());
        Reading.show(snippet, row.snippet());
        when.setText(formats.when(row.updatedAt()));
        toggle(who, Look.STRONG, row.unread());
        toggle(subject, Look.STRONG, row.unread());
        Urgency.of(row, texts).show(badge);
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

    @Override
    public String spoken() {
        return spoken;
    }
}
