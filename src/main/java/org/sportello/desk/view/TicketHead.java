package org.sportello.desk.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.desk.view.station.TicketActions;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Chip;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.Reading;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The head of a ticket: subject and number; state, priority, owner and tags, all changed in place;
/// and how urgent it is, in words.
final class TicketHead extends VBox {

    private final Station station;
    private final TicketActions actions;
    private final Label subject = Ui.label("", Look.TITLE);
    private final Label number = Ui.label("", Look.SUBTLE);
    private final MenuButton state = new MenuButton();
    private final MenuButton priority = new MenuButton();
    private final MenuButton owner = new MenuButton();
    private final FlowPane row = new FlowPane(8, 6);
    private final Promise promise;
    private @Nullable OpenTicket open;

    TicketHead(Station station, TicketActions actions, Node more) {
        this.station = station;
        this.actions = actions;
        promise = new Promise(station);
        getStyleClass().addAll(Look.PANE, "ruled");
        setPadding(new Insets(14, 16, 12, 16));
        setSpacing(8);
        subject.setMinWidth(0);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setId("ticket-number");
        subject.setId("ticket-subject");
        subject.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                rename();
            }
        });
        var first = new HBox(8, subject, number, Ui.spacer(), more);
        first.setAlignment(Pos.CENTER_LEFT);
        state.setId("ticket-state");
        priority.setId("ticket-priority");
        owner.setId("ticket-owner");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, row, promise);
    }

    void show(OpenTicket newOpen) {
        open = newOpen;
        var ticket = newOpen.ticket();
        Reading.show(
                subject,
                ticket.subject().isBlank()
                        ? station.say("desk.ticket.noSubject")
                        : ticket.subject());
        subject.setTooltip(new Tooltip(ticket.subject()));
        number.setText("#" + ticket.number());
        state(newOpen);
        priority(newOpen);
        owner(newOpen);
        row.getChildren().setAll(state, priority, owner);
        ticket.tags().forEach(tag -> row.getChildren().add(tag(ticket.id(), tag)));
        // It never begins a line of its own: that would be a line for a plus.
        var last = row.getChildren().removeLast();
        var end = new HBox(row.getHgap(), last, addTagButton());
        end.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().add(end);
        promise.show(newOpen);
    }

    private Chip tag(long ticketId, String tag) {
        return new Chip(
                tag,
                station.say("desk.tag.remove", tag),
                () -> actions.untag(List.of(ticketId), tag));
    }

    private Node addTagButton() {
        var add = Ui.iconButton(Icon.ADD, station.say("desk.command.tag"), this::addTag);
        add.setId("ticket-tag-add");
        return add;
    }

    /// Time has passed.
    void onMinute() {
        promise.onMinute();
    }

    private void state(OpenTicket shown) {
        var ticket = shown.ticket();
        var dot = new Region();
        dot.getStyleClass().addAll("dot", colour(ticket.state()));
        state.setGraphic(dot);
        state.setText(station.say("ticket.state." + word(ticket.state())));
        state.getItems()
                .setAll(
                        becomes("desk.command.open", ticket, TicketState.OPEN, null, null),
                        waits("desk.command.wait", ticket, WaitingFor.CUSTOMER, null),
                        waits("desk.command.waitThird", ticket, WaitingFor.THIRD_PARTY, null),
                        waits("desk.command.waitTomorrow", ticket, WaitingFor.DATE, morning(1)),
                        waits("desk.command.waitWeek", ticket, WaitingFor.DATE, morning(7)),
                        becomes("desk.command.solve", ticket, TicketState.SOLVED, null, null),
                        new SeparatorMenuItem(),
                        becomes("desk.command.spam", ticket, TicketState.SPAM, null, null));
    }

    private MenuItem waits(String key, Ticket ticket, WaitingFor whom, @Nullable Instant until) {
        return becomes(key, ticket, TicketState.WAITING, whom, until);
    }

    private MenuItem becomes(
            String key,
            Ticket ticket,
            TicketState wanted,
            @Nullable WaitingFor whom,
            @Nullable Instant until) {
        return item(key, () -> actions.state(List.of(ticket.id()), wanted, whom, until));
    }

    private Instant morning(int days) {
        var formats = station.tools().texts().formats();
        return formats.now()
                .atZone(formats.zone())
                .toLocalDate()
                .plusDays(days)
                .atTime(LocalTime.of(8, 0))
                .atZone(formats.zone())
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static String colour(TicketState state) {
        return switch (state) {
            case NEW, OPEN -> "accent";
            case WAITING -> "soon";
            case SOLVED, CLOSED -> "good";
            case MERGED, SPAM, WITHDRAWN -> "idle";
        };
    }

    private void priority(OpenTicket shown) {
        var ticket = shown.ticket();
        priority.setText(station.say("ticket.priority." + word(ticket.priority())));
        priority.getItems().clear();
        for (var one : Priority.values()) {
            priority.getItems()
                    .add(
                            item(
                                    "ticket.priority." + word(one),
                                    () -> actions.priority(List.of(ticket.id()), one)));
        }
    }

    private void owner(OpenTicket shown) {
        var ticket = shown.ticket();
        var name = Optional.ofNullable(ticket.agentId()).map(shown::agent);
        owner.setText(name.orElse(station.say("desk.owner.nobody")));
        owner.setGraphic(
                name.<Node>map(one -> new Avatar(one, Avatar.Size.SMALL))
                        .orElse(Icons.of(Icon.ASSIGN)));
        owner.getItems().clear();
        for (var agent : shown.agents()) {
            if (agent.active()) {
                var item = new MenuItem(agent.name(), new Avatar(agent.name(), Avatar.Size.SMALL));
                item.setOnAction(_ -> actions.assign(List.of(ticket.id()), agent.id()));
                owner.getItems().add(item);
            }
        }
        owner.getItems()
                .add(item("desk.owner.nobody", () -> actions.assign(List.of(ticket.id()), null)));
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(station.say(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void openState() {
        state.show();
    }

    void openPriority() {
        priority.show();
    }

    void openOwner() {
        owner.show();
    }

    /// Asks for a tag beside the others.
    void addTag() {
        var shown = open;
        if (shown != null) {
            var field =
                    line(
                            "",
                            station.say("desk.tag.prompt"),
                            tag -> {
                                if (!tag.isBlank()) {
                                    actions.tag(List.of(shown.ticket().id()), tag.strip());
                                }
                            });
            field.setId("ticket-tag");
            row.getChildren().add(field);
            field.requestFocus();
        }
    }

    /// Edits the subject in its place.
    void rename() {
        var shown = open;
        if (shown != null) {
            var place = (HBox) getChildren().getFirst();
            var field =
                    line(
                            shown.ticket().subject(),
                            station.say("desk.subject.prompt"),
                            text -> {
                                place.getChildren().set(0, subject);
                                if (!text.isBlank() && !text.equals(shown.ticket().subject())) {
                                    actions.rename(shown.ticket().id(), text);
                                }
                            });
            field.setPrefColumnCount(40);
            place.getChildren().set(0, field);
            field.requestFocus();
            field.selectAll();
        }
    }

    /// A line that is done with Enter, given up with Escape or by going elsewhere.
    private TextField line(String text, String prompt, java.util.function.Consumer<String> done) {
        var field = new TextField(text);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefColumnCount(10);
        var over = new boolean[1];
        Runnable end =
                () -> {
                    over[0] = true;
                    row.getChildren().remove(field);
                };
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                var kept = event.getCode() == KeyCode.ENTER ? field.getText() : text;
                event.consume();
                end.run();
                done.accept(kept);
            }
        });
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused && !over[0]) {
                        end.run();
                        done.accept(text);
                    }
                });
        return field;
    }
}
