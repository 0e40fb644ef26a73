package org.sportello.desk.view.list;

import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Badge;

import java.time.Duration;
import java.util.Locale;

/// How urgent a ticket is, in a word or two: an answer that did not leave, then the next promise,
/// then how long the customer has waited, then how things are.
record Urgency(String words, Badge.Kind kind) {

    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration LONG_WAIT = Duration.ofDays(1);

    static Urgency of(TicketRow row, Texts texts) {
        var formats = texts.formats();
        if (row.unsent()) {
            return new Urgency(texts.get("desk.delivery.failed"), Badge.Kind.LATE);
        }
        if (row.state() == TicketState.SOLVED || row.state() == TicketState.CLOSED) {
            return new Urgency(texts.get("ticket.state." + word(row.state())), Badge.Kind.GOOD);
        }
        if (row.deadline() != null) {
            var left = Duration.between(formats.now(), row.deadline());
            return new Urgency(
                    formats.until(row.deadline()),
                    left.isNegative()
                            ? Badge.Kind.LATE
                            : left.compareTo(SOON) < 0 ? Badge.Kind.SOON : Badge.Kind.OK);
        }
        if (row.askedAt() != null) {
            var waited = Duration.between(row.askedAt(), formats.now());
            return new Urgency(
                    texts.get("desk.waits", coarse(waited, texts)),
                    waited.compareTo(LONG_WAIT) > 0 ? Badge.Kind.SOON : Badge.Kind.OK);
        }
        var waiting = row.state() == TicketState.WAITING;
        return new Urgency(
                texts.get(waiting ? "desk.answered" : "ticket.state." + word(row.state())),
                waiting ? Badge.Kind.GOOD : Badge.Kind.OK);
    }

    /// Days without hours, hours without minutes: a row is read at a glance.
    private static String coarse(Duration waited, Texts texts) {
        if (waited.toDays() > 0) {
            return texts.get("desk.days", waited.toDays());
        }
        return waited.toHours() > 0
                ? texts.get("desk.hours", waited.toHours())
                : texts.formats().duration(Duration.ofMinutes(Math.max(1, waited.toMinutes())));
    }

    private static String word(TicketState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    void show(Badge badge) {
        badge.show(words, kind);
    }
}
