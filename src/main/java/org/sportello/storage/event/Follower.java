package org.sportello.storage.event;

import static org.sportello.storage.schema.Tables.FOLLOWER;

import org.sportello.storage.Database;

import java.util.List;
import java.util.function.Consumer;

/// Follows the log and keeps its place in a row, in the same transaction as what it derives: after
/// a crash it reads on from there, nothing twice, nothing missed.
public final class Follower {

    private static final int BATCH = 1000;

    private final Database database;
    private final EventLog log;
    private final String name;
    private final Consumer<List<Event>> derive;

    /// @param name under which the place is kept; at most 40 characters
    /// @param derive is given the next events, in a writing transaction
    public Follower(Database database, EventLog log, String name, Consumer<List<Event>> derive) {
        this.database = database;
        this.log = log;
        this.name = name;
        this.derive = derive;
    }

    /// Reads everything there is, a batch per transaction.
    ///
    /// @return how many events
    public long catchUp() {
        var total = 0L;
        for (int read = step(); read > 0; read = step()) {
            total += read;
        }
        return total;
    }

    /// Reads the next batch.
    ///
    /// @return how many events; 0 at the end of the log
    public int step() {
        if (log.lastPosition() <= position()) {
            return 0;
        }
        return database.write(() -> {
            var events = log.read(position(), BATCH);
            if (!events.isEmpty()) {
                derive.accept(events);
                move(events.getLast().position());
            }
            return events.size();
        });
    }

    /// How far it has read; 0 at the beginning.
    public long position() {
        var position =
                database.sql()
                        .select(FOLLOWER.POSITION)
                        .from(FOLLOWER)
                        .where(FOLLOWER.NAME.eq(name))
                        .fetchOne(FOLLOWER.POSITION);
        return position == null ? 0 : position;
    }

    /// Goes back to the beginning; what was derived must be emptied in the same transaction.
    public void restart() {
        database.sql().deleteFrom(FOLLOWER).where(FOLLOWER.NAME.eq(name)).execute();
    }

    private void move(long position) {
        database.sql()
                .insertInto(FOLLOWER, FOLLOWER.NAME, FOLLOWER.POSITION)
                .values(name, position)
                .onConflict(FOLLOWER.NAME)
                .doUpdate()
                .set(FOLLOWER.POSITION, position)
                .execute();
    }
}
