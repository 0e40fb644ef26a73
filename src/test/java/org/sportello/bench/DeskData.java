package org.sportello.bench;

import static org.sportello.storage.schema.Tables.MAILBOX;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerRepository.NewCustomer;
import org.sportello.customer.Identity;
import org.sportello.customer.store.JooqCustomerRepository;
import org.sportello.kernel.Changes;
import org.sportello.storage.Database;
import org.sportello.storage.EventLog;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.queue.Queues;
import org.sportello.ticket.queue.SavedQueues.SavedQueue;
import org.sportello.ticket.queue.TicketQuery;
import org.sportello.ticket.store.JooqAgents;
import org.sportello.ticket.store.JooqNames;
import org.sportello.ticket.store.JooqSavedQueues;
import org.sportello.ticket.store.JooqTicketPages;
import org.sportello.ticket.store.JooqTicketRepository;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A store with many tickets, written on the same road as mail that comes in: four years of a shop,
/// a fifth of the tickets unsolved, five agents, three mailboxes.
final class DeskData implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int BATCH = 500;
    private static final String[] NAMES = {
        "Maria", "Luca", "Anna", "Giulia", "Marco", "Paolo", "Chiara", "John", "Emma", "Sophie"
    };

    final Database database;
    final JooqTicketPages pages;
    final JooqTicketRepository tickets;
    final JooqCustomerRepository customers;
    final Queues queues;
    final long agent;
    private final Random random = new Random(7);
    private final List<Long> agents = new ArrayList<>();
    private final List<Long> mailboxes = new ArrayList<>();

    DeskData(Path file, int count) {
        database = Database.file(file, new Changes());
        var log = new EventLog(database);
        var zone = ZoneId.of("Europe/Rome");
        pages = new JooqTicketPages(database, (_, _) -> List.of());
        tickets = new JooqTicketRepository(database, log);
        customers = new JooqCustomerRepository(database, log, () -> NOW);
        var saved = new JooqSavedQueues(database, log, () -> NOW);
        queues =
                new Queues(
                        pages,
                        saved,
                        new TicketQuery(() -> NOW, zone),
                        new JooqNames(database),
                        () -> NOW,
                        zone);
        saved.add(new SavedQueue(0, "Returns", "tag:returns is:unsolved", ""));
        saved.add(new SavedQueue(0, "Urgent", "priority:urgent is:unsolved", "danger"));
        var people = new JooqAgents(database, log, () -> NOW);
        for (int i = 0; i < 5; i++) {
            agents.add(people.add("Agent " + i, "agent" + i + "@example.com").id());
        }
        agent = agents.getFirst();
        for (int i = 1; i <= 3; i++) {
            mailboxes.add(mailbox("Mailbox " + i));
        }
        fill(count, customers(count / 5));
    }

    private long mailbox(String name) {
        return database.write(() -> {
            var row = database.sql().newRecord(MAILBOX);
            row.setName(name);
            row.setAddress("help@example.com");
            row.setFromName(name);
            row.setIncoming("imaps://help@imap.example.com:993");
            row.setArchive(false);
            row.setAcknowledge(false);
            row.setQuoteHistory(true);
            row.setSignature("");
            row.setActive(true);
            row.setCreatedAt(NOW);
            row.insert();
            return row.getId();
        });
    }

    private List<Long> customers(int count) {
        var ids = new ArrayList<Long>();
        for (int from = 0; from < count; from += BATCH) {
            var some = new ArrayList<NewCustomer>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                var name = NAMES[random.nextInt(NAMES.length)];
                some.add(
                        new NewCustomer(
                                name + " Family" + i,
                                List.of(
                                        new Identity(
                                                Identity.Kind.MAIL,
                                                name
                                                        + "."
                                                        + i
                                                        + "@shop"
                                                        + i % 50
                                                        + ".example.org"))));
            }
            ids.addAll(customers.addAll(some));
        }
        return ids;
    }

    private void fill(int count, List<Long> people) {
        for (int from = 0; from < count; from += BATCH) {
            int size = Math.min(BATCH, count - from);
            database.write(() -> {
                var steps = new ArrayList<Step>();
                for (var number : tickets.reserve(size)) {
                    var opened = opened(people, number.number());
                    var at = NOW.minusSeconds(random.nextInt(4 * 365 * 86_400));
                    var actor = Actor.program("new");
                    var ticket = Ticket.opened(number.id(), number.number(), opened, actor, at);
                    steps.add(new Step(ticket, opened, actor, at));
                    for (var event : story()) {
                        ticket = ticket.after(event, actor, at);
                        steps.add(new Step(ticket, event, actor, at));
                    }
                }
                tickets.append(steps);
            });
        }
    }

    private TicketEvent.Opened opened(List<Long> people, long number) {
        return new TicketEvent.Opened(
                "Order " + number + " has not arrived",
                people.get(random.nextInt(people.size())),
                mailboxes.get(random.nextInt(mailboxes.size())),
                Channel.MAIL,
                Priority.ofRank(random.nextInt(4)),
                null);
    }

    private List<TicketEvent> story() {
        var story = new ArrayList<TicketEvent>();
        story.add(new TicketEvent.MailReceived(1, true, "I ordered weeks ago and ".repeat(6)));
        if (random.nextInt(4) > 0) {
            story.add(new TicketEvent.Assigned(agents.get(random.nextInt(agents.size()))));
        }
        if (random.nextInt(10) == 0) {
            story.add(new TicketEvent.Tagged("returns"));
        }
        int fate = random.nextInt(100);
        if (fate < 78) {
            story.add(state(fate < 40 ? TicketState.SOLVED : TicketState.CLOSED, null));
        } else if (fate < 80) {
            story.add(state(TicketState.SPAM, null));
        } else if (fate < 88) {
            var until = fate < 84 ? NOW.plusSeconds(random.nextInt(86_400 * 30)) : null;
            story.add(state(TicketState.WAITING, until));
        } else if (fate < 94) {
            story.add(new TicketEvent.Replied(2, "Thank you"));
        }
        return story;
    }

    private static TicketEvent state(TicketState state, @Nullable Instant until) {
        return new TicketEvent.StateChanged(
                state, state == TicketState.WAITING ? WaitingFor.CUSTOMER : null, until);
    }

    @Override
    public void close() {
        database.close();
    }
}
