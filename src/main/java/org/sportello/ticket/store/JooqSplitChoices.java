package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.SPLIT_DECLINED;

import org.sportello.storage.Database;
import org.sportello.ticket.thread.SplitChoices;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Declined proposals in rows of the store.
public final class JooqSplitChoices implements SplitChoices {

    private final Database database;
    private final InstantSource clock;

    public JooqSplitChoices(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Set<Long> declined(Collection<Long> mailIds) {
        if (mailIds.isEmpty()) {
            return Set.of();
        }
        return database.sql()
                .select(SPLIT_DECLINED.MAIL_ID)
                .from(SPLIT_DECLINED)
                .where(SPLIT_DECLINED.MAIL_ID.in(mailIds))
                .fetchSet(SPLIT_DECLINED.MAIL_ID);
    }

    @Override
    public void decline(long mailId) {
        database.write(() -> {
            if (declined(List.of(mailId)).isEmpty()) {
                database.sql()
                        .insertInto(SPLIT_DECLINED)
                        .set(SPLIT_DECLINED.MAIL_ID, mailId)
                        .set(SPLIT_DECLINED.DECLINED_AT, clock.instant())
                        .execute();
            }
            return mailId;
        });
    }

    @Override
    public void propose(long mailId) {
        database.write(() ->
                database.sql()
                        .deleteFrom(SPLIT_DECLINED)
                        .where(SPLIT_DECLINED.MAIL_ID.eq(mailId))
                        .execute());
    }
}
