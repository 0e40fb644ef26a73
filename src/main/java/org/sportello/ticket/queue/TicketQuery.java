package org.sportello.ticket.queue;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The language of filters, saved queues and the command line, e.g. `state:open assignee:anna
/// -tag:spam created:2026-10..2026-11 "not arrived"`. Everything asked for must hold; alternatives
/// are separated by commas. The manual lists the fields.
public final class TicketQuery {

    private final InstantSource clock;
    private final ZoneId zone;

    /// A query language for this place on earth.
    ///
    /// @param zone where days begin
    public TicketQuery(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /// What a text means.
    ///
    /// @param problems what could not be understood, in order; the rest applies all the same
    public record Parsed(TicketFilter filter, List<Problem> problems) {

        public Parsed {
            problems = List.copyOf(problems);
        }
    }

    /// The names that a query may use.
    public interface Names {

        /// Agents by name.
        SortedMap<String, Long> agents();

        /// Mailboxes by name.
        SortedMap<String, Long> mailboxes();

        /// The customer with this mail address (lower case).
        Optional<Long> customer(String address);
    }

    /// Understands a text.
    ///
    /// @param me who `assignee:me` is, null if nobody asks
    public Parsed parse(String text, Names names, @Nullable Long me) {
        var reading =
                new QueryReading(names, me, clock.instant(), new QueryDates(clock.instant(), zone));
        QueryTerm.split(text).forEach(reading::read);
        return reading.done();
    }
}
