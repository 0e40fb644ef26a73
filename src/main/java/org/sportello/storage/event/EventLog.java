package org.sportello.storage.event;

import static org.sportello.storage.schema.Tables.EVENT;

import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.storage.Database;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The spine: facts in the order in which they became true. They are only ever added, in the
/// transaction of the row that they change.
public final class EventLog {

    private static final List<Field<?>> COLUMNS =
            List.of(
                    EVENT.AT,
                    EVENT.ENTITY,
                    EVENT.ENTITY_ID,
                    EVENT.VERSION,
                    EVENT.KIND,
                    EVENT.AGENT_ID,
                    EVENT.CAUSE,
                    EVENT.DATA);

    private final Database database;

    public EventLog(Database database) {
        this.database = database;
    }

    /// Adds one fact and announces the change.
    ///
    /// @return its position
    public long append(Fact fact) {
        database.announce(new Change(fact.entity(), fact.entityId()));
        return Objects.requireNonNull(
                database.sql()
                        .insertInto(EVENT, COLUMNS)
                        .values(values(fact))
                        .returningResult(EVENT.POSITION)
                        .fetchSingle()
                        .value1());
    }

    /// Adds many facts, in order, in one go.
    public void append(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch = sql.batch(sql.insertInto(EVENT, COLUMNS).values(new Object[COLUMNS.size()]));
        for (var fact : facts) {
            database.announce(new Change(fact.entity(), fact.entityId()));
            batch = batch.bind(values(fact));
        }
        batch.execute();
    }

    /// In the order of [#COLUMNS].
    private static @Nullable Object[] values(Fact fact) {
        return new @Nullable Object[] {
            fact.at(),
            name(fact.entity()),
            fact.entityId(),
            fact.version(),
            fact.kind(),
            fact.agentId(),
            fact.cause(),
            fact.data()
        };
    }

    /// The next events after a position, oldest first.
    public List<Event> read(long after, int limit) {
        return database.sql()
                .selectFrom(EVENT)
                .where(EVENT.POSITION.gt(after))
                .orderBy(EVENT.POSITION)
                .limit(limit)
                .fetch(EventLog::event);
    }

    /// Everything that happened to one thing, oldest first.
    public List<Event> of(Entity entity, long id) {
        return database.sql()
                .selectFrom(EVENT)
                .where(EVENT.ENTITY.eq(name(entity)), EVENT.ENTITY_ID.eq(id))
                .orderBy(EVENT.POSITION)
                .fetch(EventLog::event);
    }

    /// The position of the newest event; 0 if there is none.
    public long lastPosition() {
        var last =
                database.sql()
                        .select(EVENT.POSITION)
                        .from(EVENT)
                        .orderBy(EVENT.POSITION.desc())
                        .limit(1)
                        .fetchOne(EVENT.POSITION);
        return last == null ? 0 : last;
    }

    private static Event event(Record row) {
        return new Event(
                row.get(EVENT.POSITION),
                new Fact(
                        row.get(EVENT.AT),
                        Entity.valueOf(row.get(EVENT.ENTITY).toUpperCase(Locale.ROOT)),
                        row.get(EVENT.ENTITY_ID),
                        row.get(EVENT.VERSION),
                        row.get(EVENT.KIND),
                        row.get(EVENT.AGENT_ID),
                        row.get(EVENT.CAUSE),
                        row.get(EVENT.DATA)));
    }

    private static String name(Entity entity) {
        return entity.name().toLowerCase(Locale.ROOT);
    }
}
