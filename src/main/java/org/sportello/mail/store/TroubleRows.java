package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.MAILBOX_TROUBLE;

import org.jooq.impl.DSL;
import org.sportello.mail.SyncHealth.Trouble;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.List;

/// The last troubles of each mailbox. One that comes again is the same row, counted.
final class TroubleRows {

    private static final int KEPT = 10;

    private final Database database;

    TroubleRows(Database database) {
        this.database = database;
    }

    /// It was met, for the first time or again.
    ///
    /// @param detail see [StoredProblem]
    void met(long mailboxId, String folder, String problem, String detail, Instant at) {
        var again =
                database.sql()
                        .update(MAILBOX_TROUBLE)
                        .set(MAILBOX_TROUBLE.TIMES, MAILBOX_TROUBLE.TIMES.plus(1))
                        .set(MAILBOX_TROUBLE.LAST_AT, at)
                        .setNull(MAILBOX_TROUBLE.ENDED_AT)
                        .where(
                                MAILBOX_TROUBLE.MAILBOX_ID.eq(mailboxId),
                                MAILBOX_TROUBLE.PROBLEM.eq(problem),
                                MAILBOX_TROUBLE.DETAIL.eq(detail))
                        .execute();
        if (again == 0) {
            database.sql()
                    .insertInto(MAILBOX_TROUBLE)
                    .set(MAILBOX_TROUBLE.MAILBOX_ID, mailboxId)
                    .set(MAILBOX_TROUBLE.FOLDER, folder)
                    .set(MAILBOX_TROUBLE.PROBLEM, problem)
                    .set(MAILBOX_TROUBLE.DETAIL, detail)
                    .set(MAILBOX_TROUBLE.TIMES, 1L)
                    .set(MAILBOX_TROUBLE.FIRST_AT, at)
                    .set(MAILBOX_TROUBLE.LAST_AT, at)
                    .execute();
            forgetTheOldest(mailboxId);
        }
    }

    private void forgetTheOldest(long mailboxId) {
        var kept =
                database.sql()
                        .select(MAILBOX_TROUBLE.ID)
                        .from(MAILBOX_TROUBLE)
                        .where(MAILBOX_TROUBLE.MAILBOX_ID.eq(mailboxId))
                        .orderBy(MAILBOX_TROUBLE.LAST_AT.desc(), MAILBOX_TROUBLE.ID.desc())
                        .limit(KEPT)
                        .fetch(MAILBOX_TROUBLE.ID);
        database.sql()
                .deleteFrom(MAILBOX_TROUBLE)
                .where(MAILBOX_TROUBLE.MAILBOX_ID.eq(mailboxId), MAILBOX_TROUBLE.ID.notIn(kept))
                .execute();
    }

    /// The folder works: what was noticed there has ended.
    void ended(long mailboxId, String folder, Instant at) {
        database.sql()
                .update(MAILBOX_TROUBLE)
                .set(MAILBOX_TROUBLE.ENDED_AT, DSL.val(at))
                .where(
                        MAILBOX_TROUBLE.MAILBOX_ID.eq(mailboxId),
                        MAILBOX_TROUBLE.FOLDER.eq(folder),
                        MAILBOX_TROUBLE.ENDED_AT.isNull())
                .execute();
    }

    List<Trouble> of(long mailboxId) {
        return database.sql()
                .selectFrom(MAILBOX_TROUBLE)
                .where(MAILBOX_TROUBLE.MAILBOX_ID.eq(mailboxId))
                .orderBy(MAILBOX_TROUBLE.LAST_AT.desc(), MAILBOX_TROUBLE.ID.desc())
                .fetch(row ->
                        new Trouble(
                                row.getFolder(),
                                StoredProblem.of(row.getProblem(), row.getDetail()),
                                row.getTimes(),
                                row.getFirstAt(),
                                row.getLastAt(),
                                row.getEndedAt()));
    }
}
