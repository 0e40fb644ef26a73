package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.OUTBOX;

import org.jooq.impl.DSL;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.send.SendQueue;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The sender's side of the outbox in the database.
public final class JooqSendQueue implements SendQueue {

    private final OutboxRows rows;
    private final Database database;

    public JooqSendQueue(OutboxRows rows) {
        this.rows = rows;
        this.database = rows.database();
    }

    @Override
    public List<Entry> due(Instant now) {
        return rows.all(
                OUTBOX.STATE.eq(OutboxRows.word(State.QUEUED)),
                OUTBOX.NOT_BEFORE.le(now).or(OUTBOX.PROBLEM.eq(Outbox.OVER_LIMIT)));
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(
                database.sql()
                        .select(DSL.min(OUTBOX.NOT_BEFORE))
                        .from(OUTBOX)
                        .where(OUTBOX.STATE.eq(OutboxRows.word(State.QUEUED)))
                        .fetchOne(0, Instant.class));
    }

    @Override
    public List<Instant> sent(long mailboxId, Instant after, Instant until) {
        return database.sql()
                .select(OUTBOX.SENT_AT)
                .from(OUTBOX)
                .where(
                        OUTBOX.MAILBOX_ID.eq(mailboxId),
                        OUTBOX.SENT_AT.gt(after),
                        OUTBOX.SENT_AT.le(until))
                .orderBy(OUTBOX.SENT_AT)
                .fetch(OUTBOX.SENT_AT);
    }

    @Override
    public List<Entry> interrupted() {
        return rows.all(OUTBOX.STATE.eq(OutboxRows.word(State.SENDING)));
    }

    @Override
    public List<Entry> unfiled() {
        return rows.all(OUTBOX.STATE.eq(OutboxRows.word(State.SENT)), OUTBOX.FILED.isFalse());
    }

    @Override
    public List<String> envelope(long id) {
        return rows.envelope(id);
    }

    @Override
    public String sender(long id) {
        return database.sql()
                .select(OUTBOX.SENDER)
                .from(OUTBOX)
                .where(OUTBOX.ID.eq(id))
                .fetchSingle(OUTBOX.SENDER);
    }

    @Override
    public boolean begin(long id) {
        return rows.change(
                id,
                Set.of(State.QUEUED),
                row -> {
                    row.setState(OutboxRows.word(State.SENDING));
                    row.setAttempts(row.getAttempts() + 1);
                });
    }

    @Override
    public void sent(long id, Instant at) {
        rows.change(id, Set.of(State.SENDING), row -> OutboxRows.sent(row, at));
    }

    @Override
    public void later(long id, Instant notBefore, String problem, String detail) {
        rows.change(
                id,
                Set.of(State.SENDING),
                row -> {
                    row.setNotBefore(notBefore);
                    OutboxRows.wrong(row, State.QUEUED, problem, detail);
                });
    }

    @Override
    public void hold(long id, Instant until, int limit) {
        rows.change(
                id,
                Set.of(State.QUEUED),
                row -> {
                    row.setNotBefore(until);
                    OutboxRows.wrong(row, State.QUEUED, Outbox.OVER_LIMIT, Integer.toString(limit));
                });
    }

    @Override
    public void failed(long id, String problem, String detail) {
        rows.change(
                id,
                Set.of(State.SENDING),
                row -> OutboxRows.wrong(row, State.FAILED, problem, detail));
    }

    @Override
    public void dropped(long id, String problem, String detail) {
        rows.change(
                id,
                Set.of(State.SENDING),
                row -> OutboxRows.wrong(row, State.DROPPED, problem, detail));
    }

    @Override
    public void again(Set<String> problems) {
        rows.all(OUTBOX.STATE.eq(OutboxRows.word(State.FAILED)), OUTBOX.PROBLEM.in(problems))
                .forEach(entry -> rows.again(entry.id()));
    }

    @Override
    public void maybeSent(long id) {
        rows.change(
                id,
                Set.of(State.SENDING),
                row -> OutboxRows.wrong(row, State.MAYBE_SENT, "mail.maybeSent", ""));
    }

    @Override
    public void filed(long id) {
        database.write(() -> {
            database.sql().update(OUTBOX).set(OUTBOX.FILED, true).where(OUTBOX.ID.eq(id)).execute();
        });
    }
}
