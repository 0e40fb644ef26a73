package org.sportello.ticket.handling;

import org.sportello.kernel.Problem;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// Lets tickets live on in another one. Nothing is moved: the merged ones keep what was said on
/// them, and are shown where they live on; so a merge can be taken back.
final class TicketMerging {

    private final TicketRepository tickets;
    private final TicketChanges changes;

    TicketMerging(TicketRepository tickets, TicketChanges changes) {
        this.tickets = tickets;
        this.changes = changes;
    }

    Ticket merge(Collection<Long> ids, long into, Actor actor) {
        var asked = tickets.get(into);
        var target = asked.mergedInto() == null ? into : asked.mergedInto();
        if (ids.contains(target)) {
            throw new Problem("ticket.merge-itself", asked.number());
        }
        var before = tickets.getAll(ids);
        changes.change(ids, ticket -> merged(ticket, target), actor);
        changes.change(tickets.mergedInto(ids), ticket -> merged(ticket, target), actor);
        var absorbed =
                ids.stream()
                        .distinct()
                        .map(before::get)
                        .filter(Objects::nonNull)
                        .filter(one -> !merged(one, target).isEmpty())
                        .map(TicketMerging::absorbed)
                        .toList();
        return changes.change(List.of(target), _ -> absorbed, actor).getFirst();
    }

    private static List<TicketEvent> merged(Ticket ticket, long into) {
        return Objects.equals(ticket.mergedInto(), into)
                ? List.of()
                : List.of(new TicketEvent.Merged(into));
    }

    private static TicketEvent absorbed(Ticket ticket) {
        return new TicketEvent.Absorbed(ticket.id(), ticket.number(), ticket.askedAt());
    }
}
