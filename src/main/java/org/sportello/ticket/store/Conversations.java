package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.EVENT;
import static org.sportello.storage.schema.Tables.INTERACTION;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.OUTBOX;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.EventRecord;
import org.sportello.ticket.Actor;
import org.sportello.ticket.EventLine;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketEvents;
import org.sportello.ticket.TicketHistory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What was said on tickets, and what happened to them.
public final class Conversations {

    private static final String BOUNCED = "bounced";
    private static final String ENTITY = "ticket";
    private static final String UNDONE = "undone";

    /// What is told as a thin line; all else is seen by itself.
    private static final Set<String> LINES =
            Set.of(
                    "state",
                    "assigned",
                    "priority",
                    "tagged",
                    "untagged",
                    "subject",
                    "customer",
                    "merged",
                    "absorbed",
                    "mail-moved-away");

    private final Database database;

    public Conversations(Database database) {
        this.database = database;
    }

    List<Long> add(List<Interaction> entries) {
        var insert =
                database.sql()
                        .insertInto(
                                INTERACTION,
                                INTERACTION.TICKET_ID,
                                INTERACTION.KIND,
                                INTERACTION.AT,
                                INTERACTION.MAIL_ID,
                                INTERACTION.AGENT_ID,
                                INTERACTION.TEXT);
        for (var entry : entries) {
            insert =
                    insert.values(
                            entry.ticketId(),
                            TicketMapping.word(entry.kind()),
                            entry.at(),
                            entry.mailId(),
                            entry.agentId(),
                            entry.text());
        }
        return entries.isEmpty()
                ? List.of()
                : insert.returningResult(INTERACTION.ID).fetch(INTERACTION.ID);
    }

    void move(long mailId, long toTicket) {
        database.sql()
                .update(INTERACTION)
                .set(INTERACTION.TICKET_ID, toTicket)
                .where(INTERACTION.MAIL_ID.eq(mailId))
                .execute();
    }

    Map<Long, List<Long>> mails(Collection<Long> ticketIds) {
        var ticket = DSL.coalesce(TICKET.MERGED_INTO, TICKET.ID);
        return database.sql()
                .select(ticket, INTERACTION.MAIL_ID)
                .from(TICKET)
                .join(INTERACTION)
                .on(INTERACTION.TICKET_ID.eq(TICKET.ID))
                .where(
                        TICKET.ID.in(ticketIds).or(TICKET.MERGED_INTO.in(ticketIds)),
                        INTERACTION.MAIL_ID.isNotNull())
                .orderBy(INTERACTION.AT, INTERACTION.ID)
                .fetchGroups(ticket, INTERACTION.MAIL_ID);
    }

    List<Interaction> of(long ticketId, boolean withEvents) {
        var tickets = new ArrayList<Long>();
        tickets.add(ticketId);
        tickets.addAll(
                database.sql()
                        .select(TICKET.ID)
                        .from(TICKET)
                        .where(TICKET.MERGED_INTO.eq(ticketId))
                        .fetch(TICKET.ID));
        var entries = new ArrayList<Interaction>(said(tickets));
        if (withEvents) {
            entries.addAll(happened(tickets));
        }
        entries.sort(Comparator.comparing(Interaction::at));
        return entries;
    }

    private List<Interaction> said(List<Long> tickets) {
        return database.sql()
                .select(INTERACTION.fields())
                .select(MAIL.WHY, MAIL.FLAGS, OUTBOX.STATE)
                .from(INTERACTION)
                .leftJoin(MAIL)
                .on(MAIL.ID.eq(INTERACTION.MAIL_ID))
                .leftJoin(OUTBOX)
                .on(OUTBOX.MAIL_ID.eq(INTERACTION.MAIL_ID))
                .where(INTERACTION.TICKET_ID.in(tickets))
                .orderBy(INTERACTION.AT, INTERACTION.ID)
                .fetch(Conversations::entry);
    }

    private static Interaction entry(Record row) {
        var why = row.get(MAIL.WHY);
        return new Interaction(
                row.get(INTERACTION.ID),
                row.get(INTERACTION.TICKET_ID),
                Interaction.Kind.valueOf(TicketMapping.name(row.get(INTERACTION.KIND))),
                row.get(INTERACTION.AT),
                row.get(INTERACTION.MAIL_ID),
                row.get(INTERACTION.AGENT_ID),
                row.get(INTERACTION.TEXT),
                why == null ? "" : why,
                delivery(row.get(MAIL.FLAGS), row.get(OUTBOX.STATE)));
    }

    /// What came back has failed, even if it was sent well.
    private static @Nullable String delivery(@Nullable String flags, @Nullable String outbox) {
        if (flags != null && flags.contains(BOUNCED)) {
            return "failed";
        }
        if (outbox == null) {
            return null;
        }
        var word = outbox.toLowerCase(Locale.ROOT).replace('_', '-');
        return word.equals("sending") ? "queued" : word;
    }

    private List<Interaction> happened(List<Long> tickets) {
        var facts =
                facts(tickets)
                        .and(EVENT.KIND.in(LINES).or(EVENT.KIND.eq(UNDONE)))
                        .orderBy(EVENT.POSITION)
                        .fetch();
        var undone = new HashSet<Place>();
        for (var row : facts) {
            if (event(row) instanceof TicketEvent.Undone(var versions)) {
                versions.forEach(one -> undone.add(new Place(row.getEntityId(), one)));
            }
        }
        return facts.stream()
                .filter(row -> !row.getKind().equals(UNDONE))
                .filter(row -> !undone.contains(new Place(row.getEntityId(), row.getVersion())))
                .map(this::line)
                .toList();
    }

    /// One of a ticket's facts.
    private record Place(long ticketId, int version) {}

    private Interaction line(EventRecord row) {
        var event = event(row);
        var text =
                switch (event) {
                    case TicketEvent.Merged(var into) -> "merged " + number(into);
                    case TicketEvent.MailMovedAway(_, var to) -> row.getKind() + " " + number(to);
                    default -> EventLine.machine(event);
                };
        return new Interaction(
                -row.getPosition(),
                row.getEntityId(),
                Interaction.Kind.EVENT,
                row.getAt(),
                null,
                row.getAgentId(),
                text,
                row.getCause() == null ? "" : row.getCause(),
                null);
    }

    private long number(long ticketId) {
        return database.sql()
                .select(TICKET.NUMBER)
                .from(TICKET)
                .where(TICKET.ID.eq(ticketId))
                .fetchSingle(TICKET.NUMBER);
    }

    private static TicketEvent event(EventRecord row) {
        return TicketEvents.read(row.getKind(), row.getData());
    }

    Map<Long, TicketHistory> histories(Collection<Long> ids) {
        var numbers =
                database.sql()
                        .select(TICKET.ID, TICKET.NUMBER)
                        .from(TICKET)
                        .where(TICKET.ID.in(ids))
                        .fetchMap(TICKET.ID, TICKET.NUMBER);
        var facts =
                facts(numbers.keySet())
                        .orderBy(EVENT.ENTITY_ID, EVENT.VERSION)
                        .fetchGroups(EVENT.ENTITY_ID, Conversations::past);
        var histories = new HashMap<Long, TicketHistory>();
        numbers.forEach((id, number) ->
                histories.put(
                        id, new TicketHistory(id, number, facts.getOrDefault(id, List.of()))));
        return histories;
    }

    private SelectConditionStep<EventRecord> facts(Collection<Long> tickets) {
        return database.sql()
                .selectFrom(EVENT)
                .where(EVENT.ENTITY_ID.in(tickets), EVENT.ENTITY.eq(ENTITY));
    }

    private static TicketHistory.Past past(EventRecord row) {
        var cause = row.getCause() == null ? "" : row.getCause();
        return new TicketHistory.Past(event(row), new Actor(row.getAgentId(), cause), row.getAt());
    }
}
