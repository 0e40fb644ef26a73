package org.sportello.ticket.store;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.Identity;
import org.sportello.customer.store.JooqCustomerRepository;
import org.sportello.storage.Database;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketHistory;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.handling.TicketService;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A desk with real tables, for tests of what is kept and what can be done.
public final class Desk {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Actor INTAKE = Actor.program("new");

    final Database database;
    final JooqTicketRepository tickets;
    final JooqTicketPages pages;
    final JooqCustomerRepository customers;
    final JooqAgents agents;
    final TicketService service;
    final Actor anna;
    final long annaId;
    Instant now = NOW;

    public Desk(TestStore store) {
        this(store, List.of());
    }

    /// @param hits the tickets that any free words find
    public Desk(TestStore store, List<Long> hits) {
        database = store.database();
        tickets = new JooqTicketRepository(database, store.log());
        pages = new JooqTicketPages(database, (_, _) -> hits);
        customers = new JooqCustomerRepository(database, store.log(), () -> now);
        agents = new JooqAgents(database, store.log(), () -> now);
        service = new TicketService(database, tickets, () -> now);
        annaId = agents.add("Anna", "anna@example.com").id();
        anna = Actor.agent(annaId);
    }

    static Instant hours(int hours) {
        return NOW.plusSeconds(3600L * hours);
    }

    long customer(String name, String address) {
        return customers
                .addAll(
                        List.of(
                                new CustomerRepository.NewCustomer(
                                        name, List.of(new Identity(Identity.Kind.MAIL, address)))))
                .getFirst();
    }

    /// A ticket that began at this hour (from now) and to which this happened in that hour.
    Ticket ticket(long customerId, int hour, TicketEvent... events) {
        var at = hours(hour);
        return database.write(() -> {
            var number = tickets.reserve(1).getFirst();
            var opened =
                    new TicketEvent.Opened(
                            "Subject " + number.number(),
                            customerId,
                            null,
                            Channel.MAIL,
                            Priority.NORMAL,
                            null);
            var ticket = Ticket.opened(number.id(), number.number(), opened, INTAKE, at);
            var steps = new ArrayList<Step>();
            steps.add(new Step(ticket, opened, INTAKE, at));
            for (var event : events) {
                ticket = ticket.after(event, INTAKE, at);
                steps.add(new Step(ticket, event, INTAKE, at));
            }
            tickets.append(steps);
            return ticket;
        });
    }

    TicketHistory history(Ticket ticket) {
        return Objects.requireNonNull(tickets.histories(List.of(ticket.id())).get(ticket.id()));
    }

    static TicketEvent asked(String words) {
        return new TicketEvent.MailReceived(1, true, words);
    }
}
