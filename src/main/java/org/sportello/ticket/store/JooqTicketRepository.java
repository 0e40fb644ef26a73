package org.sportello.ticket.store;

import static org.sportello.storage.schema.Sequences.TICKET_ID;
import static org.sportello.storage.schema.Sequences.TICKET_NUMBER;
import static org.sportello.storage.schema.Tables.TICKET;

import org.sportello.storage.Chunks;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.NoSuchTicket;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketHistory;
import org.sportello.ticket.TicketRepository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tickets in the database.
public final class JooqTicketRepository implements TicketRepository {

    private final Database database;
    private final TicketWriter writer;
    private final Conversations conversations;

    public JooqTicketRepository(Database database, EventLog log) {
        this.database = database;
        writer = new TicketWriter(database, log, new TicketCounts(database));
        conversations = new Conversations(database);
    }

    @Override
    public List<NewNumber> reserve(int count) {
        if (count == 0) {
            return List.of();
        }
        var ids = database.sql().nextvals(TICKET_ID, count);
        var numbers = database.sql().nextvals(TICKET_NUMBER, count);
        var reserved = new ArrayList<NewNumber>(count);
        for (int i = 0; i < count; i++) {
            reserved.add(new NewNumber(ids.get(i), numbers.get(i)));
        }
        return List.copyOf(reserved);
    }

    @Override
    public Ticket get(long id) {
        var found = getAll(List.of(id)).get(id);
        if (found == null) {
            throw NoSuchTicket.gone();
        }
        return found;
    }

    @Override
    public Optional<Ticket> findByNumber(long number) {
        return database.sql()
                .select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.NUMBER.eq(number))
                .fetchOptional(TICKET.ID)
                .map(this::get);
    }

    @Override
    public Map<Long, Ticket> getAll(Collection<Long> ids) {
        var tickets = new HashMap<Long, Ticket>();
        for (var some : Chunks.of(ids)) {
            var tags = JooqTicketPages.tags(database, some);
            database.sql()
                    .selectFrom(TICKET)
                    .where(TICKET.ID.in(some))
                    .forEach(row ->
                            tickets.put(
                                    row.getId(),
                                    TicketMapping.ticket(
                                            row, tags.getOrDefault(row.getId(), List.of()))));
        }
        return tickets;
    }

    @Override
    public Map<Long, TicketHistory> histories(Collection<Long> ids) {
        var histories = new HashMap<Long, TicketHistory>();
        Chunks.of(ids).forEach(some -> histories.putAll(conversations.histories(some)));
        return histories;
    }

    @Override
    public List<Long> mergedInto(Collection<Long> ids) {
        var found = new ArrayList<Long>();
        for (var some : Chunks.of(ids)) {
            found.addAll(
                    database.sql()
                            .select(TICKET.ID)
                            .from(TICKET)
                            .where(TICKET.MERGED_INTO.in(some))
                            .orderBy(TICKET.ID)
                            .fetch(TICKET.ID));
        }
        return found;
    }

    @Override
    public List<Long> waitingUntil(Instant moment, int limit) {
        return database.sql()
                .select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.WAIT_UNTIL.between(Instant.EPOCH, moment))
                .orderBy(TICKET.WAIT_UNTIL)
                .limit(limit)
                .fetch(TICKET.ID);
    }

    @Override
    public void append(List<Step> steps) {
        database.write(() -> writer.append(steps));
    }

    @Override
    public long addInteraction(Interaction interaction) {
        return addInteractions(List.of(interaction)).getFirst();
    }

    @Override
    public List<Long> addInteractions(List<Interaction> interactions) {
        return database.write(() -> {
            var ids = new ArrayList<Long>();
            Chunks.of(interactions).forEach(some -> ids.addAll(conversations.add(some)));
            return List.copyOf(ids);
        });
    }

    @Override
    public void moveInteraction(long mailId, long toTicket) {
        database.write(() -> conversations.move(mailId, toTicket));
    }

    @Override
    public List<Interaction> interactions(long ticketId, boolean withEvents) {
        return database.read(() -> conversations.of(ticketId, withEvents));
    }

    @Override
    public Map<Long, List<Long>> mails(Collection<Long> ticketIds) {
        var mails = new HashMap<Long, List<Long>>();
        Chunks.of(ticketIds).forEach(some -> mails.putAll(conversations.mails(some)));
        return mails;
    }
}
