package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.kernel.Problem;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Agent;
import org.sportello.ticket.NoSuchTicket;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;

import java.util.List;
import java.util.stream.Collectors;

/// What the commands about one ticket have in common.
public final class OneTicket {

    private static final String CAUSE = "command line";

    private final Wiring desk;

    /// On an open desk.
    public OneTicket(Wiring desk) {
        this.desk = desk;
    }

    Ticket find(long number) {
        return desk.store()
                .tickets()
                .findByNumber(number)
                .orElseThrow(() -> new NoSuchTicket(number));
    }

    TicketRow row(Ticket ticket) {
        return desk.store()
                .ticketPages()
                .page(TicketFilter.ALL.withIds(List.of(ticket.id())), TicketSort.NUMBER, 0, 1)
                .rows()
                .getFirst();
    }

    /// The agent of that name.
    ///
    /// @throws Problem if there is none, with the names that there are
    public Agent agent(String name) {
        return desk.store().agents().findByName(name).orElseThrow(() -> unknown(name));
    }

    private Problem unknown(String name) {
        var known = known();
        return known.isEmpty()
                ? new Problem("cli.agent.none", name)
                : new Problem("ticket.agent-none", name, known);
    }

    private String known() {
        return desk.store().agents().all().stream()
                .map(Agent::name)
                .collect(Collectors.joining(", "));
    }

    /// Who does it: the agent named, the only one there is, or the program.
    Actor actor(@Nullable String name) {
        if (name != null) {
            return new Actor(agent(name).id(), CAUSE);
        }
        var active = desk.store().agents().all().stream().filter(Agent::active).toList();
        return active.size() == 1 ? new Actor(active.getFirst().id(), CAUSE) : Actor.program(CAUSE);
    }
}
