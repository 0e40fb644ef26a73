package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.FOLDER;
import static org.sportello.storage.schema.Tables.FOLDER_HEALTH;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;
import static org.sportello.storage.schema.Tables.QUARANTINE;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.SyncHealth;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// How fetching went, in rows of the store: one for each folder.
public final class JooqSyncHealth implements SyncHealth {

    private static final int LONGEST = 1000;

    private final Database database;
    private final TroubleRows troubles;

    public JooqSyncHealth(Database database) {
        this.database = database;
        this.troubles = new TroubleRows(database);
    }

    @Override
    public void worked(long mailboxId, String folder, Server server, Instant at) {
        var certificate = server.certificate();
        database.write(() -> {
            var id = row(mailboxId, folder);
            if (id != null) {
                database.sql()
                        .update(FOLDER_HEALTH)
                        .set(FOLDER_HEALTH.CHECKED_AT, at)
                        .setNull(FOLDER_HEALTH.FAILING_SINCE)
                        .setNull(FOLDER_HEALTH.PROBLEM)
                        .setNull(FOLDER_HEALTH.DETAIL)
                        .set(FOLDER_HEALTH.ABILITIES, String.join(" ", server.abilities()))
                        .set(
                                FOLDER_HEALTH.CERTIFICATE_FOR,
                                certificate == null ? null : cut(certificate.subject(), 500))
                        .set(
                                FOLDER_HEALTH.CERTIFICATE_ISSUER,
                                certificate == null ? null : cut(certificate.issuer(), 500))
                        .set(
                                FOLDER_HEALTH.CERTIFICATE_UNTIL,
                                certificate == null ? null : certificate.until())
                        .set(FOLDER_HEALTH.ON_SERVER, server.messages())
                        .where(FOLDER_HEALTH.FOLDER_ID.eq(id))
                        .execute();
                troubles.ended(mailboxId, folder, at);
            }
        });
    }

    @Override
    public void failed(long mailboxId, String folder, Problem problem, Instant at) {
        var detail = cut(StoredProblem.detail(problem), LONGEST);
        database.write(() -> {
            var id = row(mailboxId, folder);
            if (id != null) {
                database.sql()
                        .update(FOLDER_HEALTH)
                        .set(
                                FOLDER_HEALTH.FAILING_SINCE,
                                DSL.coalesce(FOLDER_HEALTH.FAILING_SINCE, DSL.val(at)))
                        .set(FOLDER_HEALTH.PROBLEM, problem.key())
                        .set(FOLDER_HEALTH.DETAIL, detail)
                        .where(FOLDER_HEALTH.FOLDER_ID.eq(id))
                        .execute();
                troubles.met(mailboxId, folder, problem.key(), detail, at);
            }
        });
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /// The folder's id, with a row for it; null if the folder is not watched any more.
    private @Nullable Long row(long mailboxId, String folder) {
        var sql = database.sql();
        var id =
                sql.select(FOLDER.ID)
                        .from(FOLDER)
                        .where(FOLDER.MAILBOX_ID.eq(mailboxId), FOLDER.NAME.eq(folder))
                        .fetchOne(FOLDER.ID);
        if (id != null && !sql.fetchExists(FOLDER_HEALTH, FOLDER_HEALTH.FOLDER_ID.eq(id))) {
            sql.insertInto(FOLDER_HEALTH)
                    .set(FOLDER_HEALTH.FOLDER_ID, id)
                    .set(FOLDER_HEALTH.ABILITIES, "")
                    .execute();
        }
        return id;
    }

    @Override
    public List<FolderHealth> of(long mailboxId) {
        var stored =
                DSL.field(
                                // By the folder's present numbers: once the server has numbered its
                                // messages anew, each lies at two places.
                                DSL.selectCount()
                                        .from(MAIL_LOCATION)
                                        .where(
                                                MAIL_LOCATION.FOLDER_ID.eq(FOLDER.ID),
                                                MAIL_LOCATION.UID_VALIDITY.eq(FOLDER.UID_VALIDITY),
                                                MAIL_LOCATION.MAIL_ID.isNotNull()))
                        .as("stored");
        var held =
                DSL.field(
                                DSL.selectCount()
                                        .from(MAIL_LOCATION)
                                        .join(QUARANTINE)
                                        .on(QUARANTINE.ID.eq(MAIL_LOCATION.QUARANTINE_ID))
                                        .where(
                                                MAIL_LOCATION.FOLDER_ID.eq(FOLDER.ID),
                                                QUARANTINE.RESOLVED_AT.isNull()))
                        .as("held");
        return database.read(() ->
                database.sql()
                        .select(FOLDER.NAME, FOLDER.LOW_UID, stored, held)
                        .select(FOLDER_HEALTH.fields())
                        .from(FOLDER)
                        .leftJoin(FOLDER_HEALTH)
                        .on(FOLDER_HEALTH.FOLDER_ID.eq(FOLDER.ID))
                        .where(FOLDER.MAILBOX_ID.eq(mailboxId))
                        .orderBy(FOLDER.ID)
                        .fetch(row -> health(row, stored, held)));
    }

    @Override
    public List<Trouble> troubles(long mailboxId) {
        return database.read(() -> troubles.of(mailboxId));
    }

    private static FolderHealth health(Record row, Field<Integer> stored, Field<Integer> held) {
        var abilities = Objects.requireNonNullElse(row.get(FOLDER_HEALTH.ABILITIES), "");
        var until = row.get(FOLDER_HEALTH.CERTIFICATE_UNTIL);
        var subject = row.get(FOLDER_HEALTH.CERTIFICATE_FOR);
        return new FolderHealth(
                row.get(FOLDER.NAME),
                row.get(FOLDER_HEALTH.CHECKED_AT),
                row.get(FOLDER.LOW_UID) == 1,
                row.get(FOLDER_HEALTH.FAILING_SINCE),
                problem(row),
                new Server(
                        abilities.isEmpty() ? List.of() : List.of(abilities.split(" ", -1)),
                        until == null || subject == null
                                ? null
                                : new Certificate(
                                        subject,
                                        Objects.requireNonNullElse(
                                                row.get(FOLDER_HEALTH.CERTIFICATE_ISSUER), ""),
                                        until),
                        row.get(FOLDER_HEALTH.ON_SERVER)),
                row.get(stored),
                row.get(held));
    }

    private static @Nullable Problem problem(Record row) {
        var key = row.get(FOLDER_HEALTH.PROBLEM);
        return key == null ? null : StoredProblem.of(key, row.get(FOLDER_HEALTH.DETAIL));
    }
}
