package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.SAVED_QUEUE;

import org.jooq.impl.DSL;
import org.sportello.kernel.Change.Entity;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.ticket.queue.SavedQueues;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;

/// Saved queues in the database; each change is a light fact in the log.
public final class JooqSavedQueues implements SavedQueues {

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;

    public JooqSavedQueues(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<SavedQueue> all() {
        return database.sql()
                .selectFrom(SAVED_QUEUE)
                .orderBy(SAVED_QUEUE.POSITION, SAVED_QUEUE.ID)
                .fetch(row ->
                        new SavedQueue(
                                row.getId(), row.getName(), row.getQuery(), row.getColour()));
    }

    @Override
    public SavedQueue add(SavedQueue queue) {
        return database.write(() -> {
            var row = database.sql().newRecord(SAVED_QUEUE);
            row.setName(queue.name());
            row.setQuery(queue.query());
            row.setColour(queue.colour());
            row.setPosition(
                    database.sql()
                            .select(DSL.coalesce(DSL.max(SAVED_QUEUE.POSITION), 0).plus(1))
                            .from(SAVED_QUEUE)
                            .fetchSingle()
                            .value1());
            row.insert();
            tell(row.getId(), "added");
            return new SavedQueue(row.getId(), queue.name(), queue.query(), queue.colour());
        });
    }

    @Override
    public void update(SavedQueue queue) {
        database.write(() -> {
            database.sql()
                    .update(SAVED_QUEUE)
                    .set(SAVED_QUEUE.NAME, queue.name())
                    .set(SAVED_QUEUE.QUERY, queue.query())
                    .set(SAVED_QUEUE.COLOUR, queue.colour())
                    .where(SAVED_QUEUE.ID.eq(queue.id()))
                    .execute();
            tell(queue.id(), "saved");
        });
    }

    @Override
    public void delete(long id) {
        database.write(() -> {
            database.sql().deleteFrom(SAVED_QUEUE).where(SAVED_QUEUE.ID.eq(id)).execute();
            tell(id, "deleted");
        });
    }

    @Override
    public void reorder(List<Long> ids) {
        database.write(() -> {
            var order = new LinkedHashSet<>(ids);
            all().forEach(queue -> order.add(queue.id()));
            int position = 1;
            for (var id : order) {
                database.sql()
                        .update(SAVED_QUEUE)
                        .set(SAVED_QUEUE.POSITION, position++)
                        .where(SAVED_QUEUE.ID.eq(id))
                        .execute();
            }
            order.forEach(id -> tell(id, "moved"));
        });
    }

    private void tell(long id, String kind) {
        log.append(new Fact(clock.instant(), Entity.QUEUE, id, 0, kind, null, null, "{}"));
    }
}
