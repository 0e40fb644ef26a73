package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.TICKET;
import static org.sportello.storage.schema.Tables.TICKET_PARTICIPANT;
import static org.sportello.storage.schema.Tables.TICKET_REFERENCE;
import static org.sportello.storage.schema.Tables.TICKET_SUBJECT;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.sportello.storage.Chunks;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.TicketParticipantRecord;
import org.sportello.storage.schema.tables.records.TicketReferenceRecord;
import org.sportello.storage.schema.tables.records.TicketSubjectRecord;
import org.sportello.ticket.thread.TicketThreads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// By what mails find their tickets, in the database.
public final class JooqTicketThreads implements TicketThreads {

    /// Where a merged ticket lives on, else the ticket itself.
    private static final Field<Long> SURVIVOR = DSL.coalesce(TICKET.MERGED_INTO, TICKET.ID);

    private static final Duration SUBJECTS_LAST = Duration.ofDays(400);

    private final Database database;

    public JooqTicketThreads(Database database) {
        this.database = database;
    }

    private record Place(long messageKey, long ticketId) {}

    @Override
    public void addReferences(Collection<Reference> references) {
        var wanted = new LinkedHashMap<Place, Boolean>();
        for (var one : references) {
            wanted.merge(
                    new Place(one.messageKey(), one.ticketId()), one.stored(), Boolean::logicalOr);
        }
        database.write(() -> {
            var known = known(wanted.keySet().stream().map(Place::messageKey).toList());
            var added = new ArrayList<TicketReferenceRecord>();
            var arrived = new ArrayList<TicketReferenceRecord>();
            wanted.forEach((place, stored) -> {
                var row = new TicketReferenceRecord(place.messageKey(), place.ticketId(), stored);
                var before = known.get(place);
                if (before == null) {
                    added.add(row);
                } else if (stored && !before) {
                    arrived.add(row);
                }
            });
            database.addAll(added);
            arrived(arrived);
        });
    }

    private void arrived(List<TicketReferenceRecord> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.update(TICKET_REFERENCE)
                                .set(TICKET_REFERENCE.STORED, true)
                                .where(
                                        TICKET_REFERENCE.MESSAGE_KEY.eq((Long) null),
                                        TICKET_REFERENCE.TICKET_ID.eq((Long) null)));
        for (var row : rows) {
            batch = batch.bind(true, row.getMessageKey(), row.getTicketId());
        }
        batch.execute();
    }

    private Map<Place, Boolean> known(Collection<Long> keys) {
        var known = new HashMap<Place, Boolean>();
        for (var some : Chunks.of(new HashSet<>(keys))) {
            database.sql()
                    .selectFrom(TICKET_REFERENCE)
                    .where(TICKET_REFERENCE.MESSAGE_KEY.in(some))
                    .forEach(row ->
                            known.put(
                                    new Place(row.getMessageKey(), row.getTicketId()),
                                    row.getStored()));
        }
        return known;
    }

    @Override
    public void moveReference(long messageKey, long fromTicket, long toTicket) {
        database.write(() -> {
            database.sql()
                    .deleteFrom(TICKET_REFERENCE)
                    .where(
                            TICKET_REFERENCE.MESSAGE_KEY.eq(messageKey),
                            TICKET_REFERENCE.TICKET_ID.eq(fromTicket))
                    .execute();
            addReferences(List.of(new Reference(messageKey, toTicket, true)));
        });
    }

    @Override
    public List<Reference> findByKeys(Collection<Long> messageKeys) {
        var found = new ArrayList<Reference>();
        for (var some : Chunks.of(new HashSet<>(messageKeys))) {
            found.addAll(
                    database.sql()
                            .select(TICKET_REFERENCE.MESSAGE_KEY, SURVIVOR, TICKET_REFERENCE.STORED)
                            .from(TICKET_REFERENCE)
                            .join(TICKET)
                            .on(TICKET.ID.eq(TICKET_REFERENCE.TICKET_ID))
                            .where(TICKET_REFERENCE.MESSAGE_KEY.in(some))
                            .orderBy(TICKET_REFERENCE.MESSAGE_KEY, SURVIVOR)
                            .fetch(row -> new Reference(row.value1(), row.value2(), row.value3())));
        }
        return found;
    }

    @Override
    public void addParticipants(Collection<Participant> participants) {
        database.write(() -> {
            var wanted = new LinkedHashSet<>(participants);
            var tickets = participants.stream().map(Participant::ticketId).distinct().toList();
            for (var some : Chunks.of(tickets)) {
                database.sql()
                        .selectFrom(TICKET_PARTICIPANT)
                        .where(TICKET_PARTICIPANT.TICKET_ID.in(some))
                        .forEach(row ->
                                wanted.remove(
                                        new Participant(row.getTicketId(), row.getAddress())));
            }
            database.addAll(
                    wanted.stream()
                            .map(one -> new TicketParticipantRecord(one.ticketId(), one.address()))
                            .toList());
        });
    }

    @Override
    public Map<Long, Set<String>> participants(Collection<Long> ticketIds) {
        var found = new HashMap<Long, Set<String>>();
        for (var some : Chunks.of(new HashSet<>(ticketIds))) {
            participants(TICKET.ID.in(some), found);
            participants(TICKET.MERGED_INTO.in(some), found);
        }
        return found;
    }

    private void participants(Condition tickets, Map<Long, Set<String>> found) {
        database.sql()
                .select(SURVIVOR, TICKET_PARTICIPANT.ADDRESS)
                .from(TICKET_PARTICIPANT)
                .join(TICKET)
                .on(TICKET.ID.eq(TICKET_PARTICIPANT.TICKET_ID))
                .where(tickets)
                .forEach(row ->
                        found.computeIfAbsent(row.value1(), _ -> new HashSet<>())
                                .add(row.value2()));
    }

    private record Use(long ticketId, long subjectKey) {}

    @Override
    public void addSubjects(Collection<Subject> subjects) {
        var wanted = new LinkedHashMap<Use, Instant>();
        for (var one : subjects) {
            wanted.merge(
                    new Use(one.ticketId(), one.subjectKey()), one.at(), JooqTicketThreads::later);
        }
        database.write(() -> {
            var known = uses(wanted.keySet().stream().map(Use::ticketId).toList());
            var added = new ArrayList<TicketSubjectRecord>();
            var newer = new ArrayList<TicketSubjectRecord>();
            wanted.forEach((use, at) -> {
                var row = new TicketSubjectRecord(use.ticketId(), use.subjectKey(), at);
                var before = known.get(use);
                if (before == null) {
                    added.add(row);
                } else if (at.isAfter(before)) {
                    newer.add(row);
                }
            });
            database.addAll(added);
            usedAgain(newer);
        });
    }

    private void usedAgain(List<TicketSubjectRecord> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.update(TICKET_SUBJECT)
                                .set(TICKET_SUBJECT.AT, (Instant) null)
                                .where(
                                        TICKET_SUBJECT.TICKET_ID.eq((Long) null),
                                        TICKET_SUBJECT.SUBJECT_KEY.eq((Long) null)));
        for (var row : rows) {
            batch = batch.bind(row.getAt(), row.getTicketId(), row.getSubjectKey());
        }
        batch.execute();
    }

    private Map<Use, Instant> uses(Collection<Long> tickets) {
        var known = new HashMap<Use, Instant>();
        for (var some : Chunks.of(new HashSet<>(tickets))) {
            database.sql()
                    .selectFrom(TICKET_SUBJECT)
                    .where(TICKET_SUBJECT.TICKET_ID.in(some))
                    .forEach(row ->
                            known.put(
                                    new Use(row.getTicketId(), row.getSubjectKey()), row.getAt()));
        }
        return known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public List<Subject> findBySubjects(Collection<Long> subjectKeys, Instant from, Instant until) {
        // When the ticket that a merged one lives on in began and ended is not in its own row.
        var lived =
                TICKET.MERGED_INTO
                        .isNotNull()
                        .or(TICKET.CREATED_AT.le(until).and(TICKET.UPDATED_AT.ge(from)));
        var found = new ArrayList<Subject>();
        for (var some : Chunks.of(new HashSet<>(subjectKeys))) {
            found.addAll(
                    database.sql()
                            .select(SURVIVOR, TICKET_SUBJECT.SUBJECT_KEY, TICKET_SUBJECT.AT)
                            .from(TICKET_SUBJECT)
                            .join(TICKET)
                            .on(TICKET.ID.eq(TICKET_SUBJECT.TICKET_ID))
                            .where(
                                    TICKET_SUBJECT.SUBJECT_KEY.in(some),
                                    TICKET_SUBJECT.AT.ge(from.minus(SUBJECTS_LAST)),
                                    lived)
                            .fetch(row -> new Subject(row.value1(), row.value2(), row.value3())));
        }
        found.sort(Comparator.comparing(Subject::at).reversed());
        return found;
    }
}
