package org.sportello.desk.view;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.ticket.TicketState;
import org.sportello.ui.Look;

import java.time.Duration;

/// What is owed to the customer, since when and until when, in words; nothing where nothing is.
final class Promise extends Label {

    private final Station station;
    private @Nullable OpenTicket shown;

    Promise(Station station) {
        this.station = station;
        getStyleClass().addAll(Look.MUTED, Look.SMALL);
    }

    void show(OpenTicket open) {
        shown = open;
        setText(words(open));
        setVisible(!getText().isEmpty());
        setManaged(!getText().isEmpty());
    }

    /// Time has passed.
    void onMinute() {
        if (shown != null) {
            show(shown);
        }
    }

    private String words(OpenTicket open) {
        var formats = station.tools().texts().formats();
        var ticket = open.ticket();
        if (ticket.state() == TicketState.WAITING && ticket.waitUntil() != null) {
            return station.say("desk.promise.until", formats.dateTime(ticket.waitUntil()));
        }
        if (ticket.deadline() != null) {
            return station.say(
                    "desk.promise.due",
                    formats.until(ticket.deadline()),
                    formats.dateTime(ticket.deadline()));
        }
        if (ticket.askedAt() != null && ticket.state().unsolved()) {
            return station.say(
                    ticket.firstReplyAt() == null ? "desk.promise.first" : "desk.promise.next",
                    formats.duration(Duration.between(ticket.askedAt(), formats.now())));
        }
        return "";
    }
}
