package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.OUTBOX;

import org.jooq.Condition;
import org.sportello.kernel.Change;
import org.sportello.mail.outbox.DeliveryListener;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.OutboxRecord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// The rows of the outbox and the one way to change them: a step from some states, which the
/// listener hears of inside its transaction. The agent's and the sender's side share it.
public final class OutboxRows {

    private static final int DETAIL = 1000;

    private final Database database;
    private final DeliveryListener listener;
    private final InstantSource clock;

    public OutboxRows(Database database, DeliveryListener listener, InstantSource clock) {
        this.database = database;
        this.listener = listener;
        this.clock = clock;
    }

    Database database() {
        return database;
    }

    Instant now() {
        return clock.instant();
    }

    List<Entry> all(Condition... conditions) {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(conditions)
                .orderBy(OUTBOX.ID)
                .fetch(OutboxRows::entry);
    }

    List<String> envelope(long id) {
        return database.sql()
                .select(OUTBOX.ENVELOPE)
                .from(OUTBOX)
                .where(OUTBOX.ID.eq(id))
                .fetchSingle(OUTBOX.ENVELOPE)
                .lines()
                .toList();
    }

    /// One step, if the entry is in one of the states from which it may be taken.
    boolean change(long id, Set<State> from, Consumer<OutboxRecord> step) {
        return database.write(() -> {
            var row =
                    database.sql()
                            .selectFrom(OUTBOX)
                            .where(OUTBOX.ID.eq(id))
                            .forUpdate()
                            .fetchOne();
            if (row == null || !from.contains(state(row))) {
                return false;
            }
            step.accept(row);
            row.store();
            database.announce(new Change(Change.Entity.OUTBOX, id));
            listener.changed(entry(row));
            return true;
        });
    }

    /// Due now, with all tries before it.
    void again(long id) {
        change(
                id,
                Set.of(State.FAILED, State.MAYBE_SENT, State.QUEUED),
                row -> {
                    row.setState(word(State.QUEUED));
                    row.setNotBefore(now());
                    row.setAttempts(0);
                    fine(row);
                });
    }

    static void sent(OutboxRecord row, Instant at) {
        row.setState(word(State.SENT));
        row.setSentAt(at);
        fine(row);
    }

    static void wrong(OutboxRecord row, State state, String problem, String detail) {
        row.setState(word(state));
        row.setProblem(problem);
        row.setDetail(detail.length() > DETAIL ? detail.substring(0, DETAIL) : detail);
    }

    private static void fine(OutboxRecord row) {
        row.setProblem(null);
        row.setDetail(null);
    }

    static Entry entry(OutboxRecord row) {
        return new Entry(
                row.getId(),
                row.getMailId(),
                row.getMailboxId(),
                row.getTicketId(),
                row.getAutomatic(),
                state(row),
                row.getNotBefore(),
                row.getAttempts(),
                row.getProblem(),
                row.getDetail(),
                row.getCreatedAt(),
                row.getSentAt());
    }

    private static State state(OutboxRecord row) {
        return State.valueOf(row.getState().toUpperCase(Locale.ROOT));
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
