package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.CUSTOMER;
import static org.sportello.storage.schema.Tables.TICKET;
import static org.sportello.storage.schema.Tables.TICKET_TAG;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.sportello.kernel.Change.Entity;
import org.sportello.storage.Chunks;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.storage.schema.tables.records.TicketRecord;
import org.sportello.storage.schema.tables.records.TicketTagRecord;
import org.sportello.ticket.StaleTicket;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketEvents;
import org.sportello.ticket.TicketRepository.Step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes facts and what they make of the tickets, hundreds at once.
final class TicketWriter {

    private final Database database;
    private final EventLog log;
    private final TicketCounts counts;

    TicketWriter(Database database, EventLog log, TicketCounts counts) {
        this.database = database;
        this.log = log;
        this.counts = counts;
    }

    /// All steps of one ticket: where it came from and where it is now.
    private record Walk(int versionBefore, Ticket after, boolean retagged) {

        /// Tags carry the ticket's turn.
        boolean touchesTags() {
            return retagged || !after.tags().isEmpty();
        }

        Walk then(Step step) {
            return new Walk(versionBefore, step.after(), retagged || retags(step.event()));
        }

        static Walk beginning(Step step) {
            return new Walk(step.after().version() - 1, step.after(), retags(step.event()));
        }

        private static boolean retags(TicketEvent event) {
            return event instanceof TicketEvent.Tagged
                    || event instanceof TicketEvent.Untagged
                    || event instanceof TicketEvent.Undone;
        }
    }

    /// What the store knows of a ticket before.
    private record Stored(int version, TicketCounts.Group group) {}

    void append(List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        var walks = new LinkedHashMap<Long, Walk>();
        for (var step : steps) {
            walks.merge(step.after().id(), Walk.beginning(step), (known, _) -> known.then(step));
        }
        var added = new ArrayList<Ticket>();
        var changed = new ArrayList<Walk>();
        for (var walk : walks.values()) {
            if (walk.versionBefore() == 0) {
                added.add(walk.after());
            } else {
                changed.add(walk);
            }
        }
        var moves = new TicketCounts.Moves();
        insert(added, moves);
        update(changed, moves);
        retag(walks.values());
        rememberContacts(steps);
        counts.apply(moves);
        log.append(steps.stream().map(TicketWriter::fact).toList());
    }

    private void insert(List<Ticket> tickets, TicketCounts.Moves moves) {
        if (tickets.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var fields = TICKET.fields();
        var batch = sql.batch(sql.insertInto(TICKET, fields).values(new Object[fields.length]));
        for (var ticket : tickets) {
            moves.came(TicketCounts.Group.of(ticket));
            batch = batch.bind(TicketMapping.row(ticket).intoArray());
        }
        batch.execute();
    }

    private void update(List<Walk> walks, TicketCounts.Moves moves) {
        var stored = stored(walks.stream().map(walk -> walk.after().id()).toList());
        for (var walk : walks) {
            var before = stored.get(walk.after().id());
            if (before == null || before.version() != walk.versionBefore()) {
                throw new StaleTicket(walk.after().number());
            }
            moves.left(before.group());
            moves.came(TicketCounts.Group.of(walk.after()));
        }
        write(walks);
    }

    private Map<Long, Stored> stored(Collection<Long> ids) {
        var stored = new HashMap<Long, Stored>();
        for (var some : Chunks.of(ids)) {
            database.sql()
                    .select(
                            TICKET.ID,
                            TICKET.VERSION,
                            TICKET.STATE,
                            TICKET.AGENT_ID,
                            TICKET.MAILBOX_ID)
                    .from(TICKET)
                    .where(TICKET.ID.in(some))
                    .forEach(row ->
                            stored.put(
                                    row.value1(),
                                    new Stored(
                                            row.value2(),
                                            TicketCounts.Group.of(
                                                    TicketMapping.state(row.value3()),
                                                    row.value4(),
                                                    row.value5()))));
        }
        return stored;
    }

    /// The version is checked once more by the statement itself: on a team's database somebody else
    /// may be writing.
    private void write(List<Walk> walks) {
        if (walks.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var columns = new LinkedHashMap<Field<?>, Object>();
        for (var field : TICKET.fields()) {
            columns.put(field, DSL.val((Object) null, field.getDataType()));
        }
        columns.remove(TICKET.ID);
        columns.remove(TICKET.NUMBER);
        var batch =
                sql.batch(
                        sql.update(TICKET)
                                .set(columns)
                                .where(
                                        TICKET.ID.eq((Long) null),
                                        TICKET.VERSION.eq((Integer) null)));
        for (var walk : walks) {
            batch = batch.bind(binds(TicketMapping.row(walk.after()), walk.versionBefore()));
        }
        var written = batch.execute();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 0) {
                throw new StaleTicket(walks.get(i).after().number());
            }
        }
    }

    private static Object[] binds(TicketRecord row, int versionBefore) {
        var binds = new ArrayList<Object>();
        for (var field : TICKET.fields()) {
            if (!field.equals(TICKET.ID) && !field.equals(TICKET.NUMBER)) {
                binds.add(row.get(field));
            }
        }
        binds.add(row.getId());
        binds.add(versionBefore);
        return binds.toArray();
    }

    private void retag(Collection<Walk> walks) {
        var retagged = walks.stream().filter(Walk::touchesTags).map(Walk::after).toList();
        if (retagged.isEmpty()) {
            return;
        }
        for (var some : Chunks.of(retagged)) {
            database.sql()
                    .deleteFrom(TICKET_TAG)
                    .where(TICKET_TAG.TICKET_ID.in(some.stream().map(Ticket::id).toList()))
                    .execute();
        }
        var rows = new ArrayList<TicketTagRecord>();
        for (var ticket : retagged) {
            var turn = Turn.of(ticket);
            ticket.tags().forEach(tag -> rows.add(new TicketTagRecord(ticket.id(), tag, turn)));
        }
        database.addAll(rows);
    }

    /// Customers are listed by their newest contact.
    private void rememberContacts(List<Step> steps) {
        var contacts = new TreeMap<Long, Instant>();
        for (var step : steps) {
            if (isContact(step.event())) {
                contacts.merge(
                        step.after().customerId(),
                        step.at(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        if (contacts.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.update(CUSTOMER)
                                .set(CUSTOMER.CONTACT_AT, (Instant) null)
                                .where(
                                        CUSTOMER.ID.eq((Long) null),
                                        CUSTOMER.CONTACT_AT.lt((Instant) null)));
        for (var contact : contacts.entrySet()) {
            batch = batch.bind(contact.getValue(), contact.getKey(), contact.getValue());
        }
        batch.execute();
    }

    private static boolean isContact(TicketEvent event) {
        return event instanceof TicketEvent.Opened
                || event instanceof TicketEvent.MailReceived
                || event instanceof TicketEvent.Replied
                || event instanceof TicketEvent.CallLogged;
    }

    private static Fact fact(Step step) {
        return new Fact(
                step.at(),
                Entity.TICKET,
                step.after().id(),
                step.after().version(),
                TicketEvents.kind(step.event()),
                step.actor().agentId(),
                step.actor().cause().isEmpty() ? null : step.actor().cause(),
                TicketEvents.data(step.event()));
    }
}
