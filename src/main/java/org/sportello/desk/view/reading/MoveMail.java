package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.Refiling.Moved;
import org.sportello.desk.view.station.Station;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.Look;
import org.sportello.ui.Work;
import org.sportello.ui.control.Picking;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A mail on the wrong ticket: asks for the right one by number or words, and moves it there. What
/// was offered first are the other tickets of the same customer.
final class MoveMail {

    private static final int MOST = 12;
    private static final int MOST_OFFERED = 5;
    private static final double WIDTH = 560;
    private static final double ROW = 34;

    private final Station station;
    private final OverlayLayer overlays;
    private final Interaction entry;
    private final long customerId;
    private final Work.Latest asking;
    private final TextField field = new TextField();
    private final ListView<Target> list = new ListView<>();

    /// Where a mail can go; without a ticket: to a new one.
    private record Target(@Nullable TicketRow ticket) {}

    /// @param customerId whose tickets are offered first
    MoveMail(Station station, OverlayLayer overlays, Interaction entry, long customerId) {
        this.station = station;
        this.overlays = overlays;
        this.entry = entry;
        this.customerId = customerId;
        asking = station.tools().work().latest();
        field.setId("move-field");
        field.setPromptText(station.say("desk.move.prompt"));
        field.setAccessibleText(station.say("desk.move.prompt"));
        field.textProperty().addListener((_, _, _) -> ask());
        Picking.with(field, list, this::take);
        list.setId("move-list");
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(ROW);
        list.setPrefHeight((MOST + 1) * ROW / 2 + 2);
    }

    void open() {
        var box =
                new VBox(
                        12,
                        Ui.label(station.say("desk.move.title"), Look.TITLE),
                        field,
                        list,
                        Ui.paragraph(station.say("desk.move.hint"), Look.MUTED, Look.SMALL));
        box.setId("move");
        box.setPadding(new Insets(20));
        box.getStyleClass().add(Look.CARD);
        box.setMaxWidth(WIDTH);
        box.setPrefWidth(WIDTH);
        box.setMaxHeight(Region.USE_PREF_SIZE);
        overlays.open(box, field, asking::cancel);
        ask();
    }

    /// Puts the likeliest tickets, and a new one, into a menu.
    ///
    /// @param other the way to any other ticket
    void offer(Menu menu, MenuItem other) {
        asking.run(() -> find(""), rows -> offer(menu, other, rows));
    }

    private void offer(Menu menu, MenuItem other, List<TicketRow> rows) {
        var items = new ArrayList<MenuItem>();
        for (var row : rows.subList(0, Math.min(MOST_OFFERED, rows.size()))) {
            var item = new MenuItem("#" + row.number() + "  " + row.subject());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> moveTo(row));
            items.add(item);
        }
        var fresh = new MenuItem(station.say("desk.move.new"));
        fresh.setOnAction(_ -> moveTo(null));
        items.add(fresh);
        items.add(other);
        menu.getItems().setAll(items);
    }

    private void ask() {
        var typed = field.getText().strip();
        asking.run(() -> find(typed), this::show);
    }

    private List<TicketRow> find(String typed) {
        var tickets = station.desk().tickets();
        return tickets
                .asking()
                .pages()
                .page(filter(typed), TicketSort.UPDATED, 0, MOST)
                .rows()
                .stream()
                .filter(row -> row.id() != entry.ticketId())
                .toList();
    }

    private TicketFilter filter(String typed) {
        if (typed.isEmpty()) {
            return TicketFilter.ALL.to().customer(customerId).build();
        }
        var number = typed.replaceFirst("^#", "");
        if (number.matches("\\d{1,15}")) {
            return TicketFilter.ALL.to().numbers(Set.of(Long.parseLong(number))).build();
        }
        var asking = station.desk().tickets().asking();
        return asking.query().parse(typed, asking.names(), station.agent().getAsLong()).filter();
    }

    private void show(List<TicketRow> rows) {
        var targets = new ArrayList<Target>();
        rows.forEach(row -> targets.add(new Target(row)));
        targets.add(new Target(null));
        list.getItems().setAll(targets);
        list.getSelectionModel().selectFirst();
    }

    private void take() {
        var target = list.getSelectionModel().getSelectedItem();
        if (target == null) {
            return;
        }
        overlays.close();
        moveTo(target.ticket());
    }

    private void moveTo(@Nullable TicketRow ticket) {
        var refiling = station.desk().post().refiling();
        move(
                ticket == null
                        ? () -> refiling.moveToNew(entry, station.me())
                        : () -> refiling.move(entry, ticket.id(), station.me()));
    }

    private void move(Supplier<Moved> moving) {
        station.tools()
                .work()
                .run(
                        moving::get,
                        moved ->
                                station.tools()
                                        .notices()
                                        .undo(
                                                station.say(
                                                        "desk.move.done",
                                                        Long.toString(moved.to().number())),
                                                () -> undo(moved)));
    }

    private void undo(Moved moved) {
        station.tools()
                .work()
                .run(() -> station.desk().post().refiling().undo(moved, station.me()), () -> {});
    }

    private final class Cell extends ListCell<Target> {
        @Override
        protected void updateItem(Target target, boolean empty) {
            super.updateItem(target, empty);
            setText(null);
            if (empty || target == null) {
                setGraphic(null);
                return;
            }
            var ticket = target.ticket();
            if (ticket == null) {
                setGraphic(Ui.label(station.say("desk.move.new"), Look.MEDIUM));
                setAccessibleText(station.say("desk.move.new"));
                return;
            }
            var number = Ui.label("#" + ticket.number(), Look.SUBTLE);
            number.setMinWidth(USE_PREF_SIZE);
            var subject = Ui.label(ticket.subject());
            subject.setMinWidth(0);
            var who = Ui.label(ticket.customer(), Look.SUBTLE, Look.SMALL);
            who.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(8, number, subject, Ui.spacer(), who);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setGraphic(row);
            setPrefWidth(0);
            setAccessibleText(
                    "#" + ticket.number() + ", " + ticket.subject() + ", " + ticket.customer());
        }
    }
}
