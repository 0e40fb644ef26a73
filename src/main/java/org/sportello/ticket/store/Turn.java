package org.sportello.ticket.store;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A ticket's place in line as one number, so that the default order is one index and a set of
/// states a range of it. New and open come first: by the next deadline, then by the longest wait,
/// then the latest change. Then what waits (the next day first), what is solved, and the rest.
final class Turn {

    /// More milliseconds than any date we meet.
    private static final long BAND = 10_000_000_000_000L;

    private static final long ASKED = BAND;
    private static final long QUIET = 2 * BAND;
    private static final long WAITING = 3 * BAND;
    private static final long WAITING_QUIET = 4 * BAND;
    private static final long SOLVED = 5 * BAND;
    private static final long DEAD = 6 * BAND;
    private static final long END = 7 * BAND;

    private static final List<Range> RANGES =
            List.of(
                    new Range(EnumSet.of(TicketState.NEW, TicketState.OPEN), 0, WAITING),
                    new Range(EnumSet.of(TicketState.WAITING), WAITING, SOLVED),
                    new Range(EnumSet.of(TicketState.SOLVED, TicketState.CLOSED), SOLVED, DEAD),
                    new Range(
                            EnumSet.of(TicketState.MERGED, TicketState.SPAM, TicketState.WITHDRAWN),
                            DEAD,
                            END));

    private Turn() {}

    /// These states stand from here (inclusive) to there (exclusive).
    record Range(Set<TicketState> states, long from, long to) {

        /// True if it ends where the line ends: nothing to compare with.
        boolean openEnded() {
            return to == END;
        }
    }

    static long of(Ticket ticket) {
        return switch (ticket.state()) {
            case NEW, OPEN -> open(ticket);
            case WAITING ->
                    ticket.deadline() == null
                            ? WAITING_QUIET + latestFirst(ticket)
                            : WAITING + millis(ticket.deadline());
            case SOLVED, CLOSED -> SOLVED + latestFirst(ticket);
            case MERGED, SPAM, WITHDRAWN -> DEAD + latestFirst(ticket);
        };
    }

    private static long open(Ticket ticket) {
        if (ticket.deadline() != null) {
            return millis(ticket.deadline());
        }
        return ticket.askedAt() != null
                ? ASKED + millis(ticket.askedAt())
                : QUIET + latestFirst(ticket);
    }

    private static long latestFirst(Ticket ticket) {
        return BAND - 1 - millis(ticket.updatedAt());
    }

    /// Mail may claim any date; the bands must not overlap.
    private static long millis(Instant instant) {
        return Math.clamp(instant.toEpochMilli(), 0, BAND - 1);
    }

    /// The one range that holds exactly these states, if there is one.
    static Optional<Range> range(Set<TicketState> states) {
        @Nullable Range whole = null;
        for (var range : RANGES) {
            if (states.containsAll(range.states())) {
                if (whole != null && whole.to() != range.from()) {
                    return Optional.empty();
                }
                whole = whole == null ? range : union(whole, range);
            } else if (range.states().stream().anyMatch(states::contains)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(whole);
    }

    private static Range union(Range first, Range second) {
        var states = EnumSet.copyOf(first.states());
        states.addAll(second.states());
        return new Range(states, first.from(), second.to());
    }
}
