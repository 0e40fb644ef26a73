package org.sportello.ticket;

import org.sportello.kernel.Problem;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Lets tickets live on in another one. Nothing is moved: the merged ones keep what was said on
/// them, and are shown where they live on; so a merge can be taken back.
final class TicketMerging {

    private final TicketRepository tickets;
    private final Changing changing;

    /// How tickets are changed: [TicketService#change].
    @FunctionalInterface
    interface Changing {
        List<Ticket> change(
                Collection<Long> ids, Function<Ticket, List<TicketEvent>> decide, Actor actor);
    }

    TicketMerging(TicketRepository tickets, Changing changing) {
        this.tickets = tickets;
        this.changing = changing;
    }

    Ticket merge(Collection<Long> ids, long into, Actor actor) {
        var asked = tickets.get(into);
        var target = asked.mergedInto() == null ? into : asked.mergedInto();
        if (ids.contains(target)) {
            throw new Problem("ticket.merge-itself", asked.number());
        }
        var before = tickets.getAll(ids);
        changing.change(ids, ticket -> merged(ticket, target), actor);
        changing.change(tickets.mergedInto(ids), ticket -> merged(ticket, target), actor);
        var absorbed =
                ids.stream()
                        .distinct()
                        .map(before::get)
                        .filter(Objects::nonNull)
                        .filter(one -> !merged(one, target).isEmpty())
                        .map(TicketMerging::absorbed)
                        .toList();
        return changing.change(List.of(target), _ -> absorbed, actor).getFirst();
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
