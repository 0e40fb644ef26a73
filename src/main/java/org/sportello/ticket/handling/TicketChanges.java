package org.sportello.ticket.handling;

import org.sportello.kernel.Transactions;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// How a decision about tickets becomes events and new rows, in one transaction.
final class TicketChanges {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final InstantSource clock;

    TicketChanges(Transactions transactions, TicketRepository tickets, InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clock = clock;
    }

    /// Asks of each ticket what happens to it, and appends that, all in one go; see
    /// [TicketService#change].
    List<Ticket> change(
            Collection<Long> ticketIds, Function<Ticket, List<TicketEvent>> decide, Actor actor) {
        return transactions.write(() -> {
            var at = now();
            var steps = new ArrayList<TicketRepository.Step>();
            var result = new ArrayList<Ticket>();
            for (var ticket : load(ticketIds)) {
                result.add(walk(ticket, decide.apply(ticket), actor, at, steps));
            }
            tickets.append(steps);
            return List.copyOf(result);
        });
    }

    private List<Ticket> load(Collection<Long> ticketIds) {
        var found = tickets.getAll(ticketIds);
        return ticketIds.stream()
                .distinct()
                .map(id -> found.containsKey(id) ? found.get(id) : tickets.get(id))
                .toList();
    }

    /// Leads the ticket through the events, and adds a step for each.
    static Ticket walk(
            Ticket ticket,
            List<TicketEvent> events,
            Actor actor,
            Instant at,
            List<TicketRepository.Step> steps) {
        var after = ticket;
        for (var event : events) {
            after = after.after(event, actor, at);
            steps.add(new TicketRepository.Step(after, event, actor, at));
        }
        return after;
    }

    /// The present moment, as exact as the store keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
