package org.sportello.mail.store.marks;

import static org.sportello.storage.schema.Tables.MAIL_LOCATION;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommand.Kind;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Messages that went from their places because their mailbox wants it so, and not by another
/// program.
public final class Removal {

    private Removal() {}

    /// Notes it, in the transaction in scope. A message that was missed before anything had been
    /// tried with it was removed by somebody else.
    public static void note(Database database, Collection<ServerCommand> done, Instant now) {
        var removed = done.stream().filter(one -> one.kind() != Kind.SEEN).toList();
        note(
                database,
                removed.stream().filter(one -> one.tries() == 0).toList(),
                MAIL_LOCATION.GONE_AT.isNull(),
                now);
        note(
                database,
                removed.stream().filter(one -> one.tries() > 0).toList(),
                DSL.noCondition(),
                now);
    }

    private static void note(
            Database database, List<ServerCommand> some, Condition which, Instant now) {
        if (some.isEmpty()) {
            return;
        }
        var batch =
                database.sql()
                        .batch(
                                database.sql()
                                        .update(MAIL_LOCATION)
                                        .set(MAIL_LOCATION.GONE_AT, now)
                                        .set(MAIL_LOCATION.REMOVED_BY_US, DSL.inline(true))
                                        .where(
                                                MAIL_LOCATION.FOLDER_ID.eq((Long) null),
                                                MAIL_LOCATION.UID_VALIDITY.eq((Long) null),
                                                MAIL_LOCATION.UID.eq((Long) null),
                                                which));
        for (var one : some) {
            batch = batch.bind(now, one.folderId(), one.uidValidity(), one.uid());
        }
        batch.execute();
    }
}
