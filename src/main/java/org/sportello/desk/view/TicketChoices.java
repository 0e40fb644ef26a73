package org.sportello.desk.view;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

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
import org.sportello.ui.control.Avatar;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// What a ticket is, each a menu that changes it in place: its state, its priority, its owner.
/// Where several tickets are selected, all of them change.
final class TicketChoices {

    private final Station station;
    private final TicketActions actions;
    private final Affected affected;
    private final MenuButton state = new MenuButton();
    private final MenuButton priority = new MenuButton();
    private final MenuButton owner = new MenuButton();

    TicketChoices(Station station, TicketActions actions, Affected affected) {
        this.station = station;
        this.actions = actions;
        this.affected = affected;
        state.setId("ticket-state");
        priority.setId("ticket-priority");
        owner.setId("ticket-owner");
    }

    void show(OpenTicket open) {
        state(open.ticket());
        priority(open.ticket());
        owner(open);
    }

    MenuButton state() {
        return state;
    }

    MenuButton priority() {
        return priority;
    }

    MenuButton owner() {
        return owner;
    }

    private void state(Ticket ticket) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", colour(ticket.state()));
        state.setGraphic(dot);
        state.setText(station.say("ticket.state." + word(ticket.state())));
        state.getItems()
                .setAll(
                        becomes("desk.command.open", TicketState.OPEN, null, null),
                        waits("desk.command.wait", WaitingFor.CUSTOMER, null),
                        waits("desk.command.waitThird", WaitingFor.THIRD_PARTY, null),
                        waits("desk.command.waitTomorrow", WaitingFor.DATE, morning(1)),
                        waits("desk.command.waitWeek", WaitingFor.DATE, morning(7)),
                        becomes("desk.command.solve", TicketState.SOLVED, null, null),
                        new SeparatorMenuItem(),
                        becomes("desk.command.spam", TicketState.SPAM, null, null));
    }

    private MenuItem waits(String key, WaitingFor whom, @Nullable Instant until) {
        return becomes(key, TicketState.WAITING, whom, until);
    }

    private MenuItem becomes(
            String key, TicketState wanted, @Nullable WaitingFor whom, @Nullable Instant until) {
        return item(key, () -> actions.state(affected.ids(), wanted, whom, until));
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

    private void priority(Ticket ticket) {
        priority.setText(station.say("ticket.priority." + word(ticket.priority())));
        priority.getItems().clear();
        for (var one : Priority.values()) {
            priority.getItems()
                    .add(
                            item(
                                    "ticket.priority." + word(one),
                                    () -> actions.priority(affected.ids(), one)));
        }
    }

    private void owner(OpenTicket shown) {
        var name = Optional.ofNullable(shown.ticket().agentId()).map(shown::agent);
        owner.setText(name.orElse(station.say("desk.owner.nobody")));
        owner.setGraphic(
                name.<Node>map(one -> new Avatar(one, Avatar.Size.SMALL))
                        .orElse(Icons.of(Icon.ASSIGN)));
        owner.getItems().clear();
        for (var agent : shown.agents()) {
            if (agent.active()) {
                var item = new MenuItem(agent.name(), new Avatar(agent.name(), Avatar.Size.SMALL));
                item.setOnAction(_ -> actions.assign(affected.ids(), agent.id()));
                owner.getItems().add(item);
            }
        }
        owner.getItems().add(item("desk.owner.nobody", () -> actions.assign(affected.ids(), null)));
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(station.say(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
