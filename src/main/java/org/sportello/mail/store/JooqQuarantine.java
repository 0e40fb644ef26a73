package org.sportello.mail.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;
import static org.sportello.storage.schema.Tables.QUARANTINE;
import static org.sportello.storage.schema.Tables.RAW_MAIL;

import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.PackedMail;
import org.sportello.mail.Quarantine;
import org.sportello.mail.store.pack.Bytes;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The quarantine in rows of the store.
public final class JooqQuarantine implements Quarantine {

    private final Database database;

    public JooqQuarantine(Database database) {
        this.database = database;
    }

    @Override
    public long add(
            long rawId,
            @Nullable Long mailboxId,
            String source,
            String errorCode,
            String detail,
            Instant at) {
        return Objects.requireNonNull(
                database.sql()
                        .insertInto(QUARANTINE)
                        .set(QUARANTINE.RAW_ID, rawId)
                        .set(QUARANTINE.MAILBOX_ID, mailboxId)
                        .set(QUARANTINE.SOURCE, MailRow.cut(source, QUARANTINE.SOURCE))
                        .set(QUARANTINE.ERROR_CODE, MailRow.cut(errorCode, QUARANTINE.ERROR_CODE))
                        .set(QUARANTINE.DETAIL, MailRow.cut(detail, QUARANTINE.DETAIL))
                        .set(QUARANTINE.AT, at)
                        .returningResult(QUARANTINE.ID)
                        .fetchSingle()
                        .value1());
    }

    @Override
    public List<Entry> all(int limit) {
        return select(QUARANTINE.RESOLVED_AT.isNull(), limit);
    }

    @Override
    public Optional<Entry> find(long id) {
        return select(QUARANTINE.ID.eq(id), 1).stream().findFirst();
    }

    private List<Entry> select(Condition condition, int limit) {
        return database.sql()
                .selectFrom(QUARANTINE)
                .where(condition)
                .orderBy(QUARANTINE.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new Entry(
                                row.getId(),
                                row.getRawId(),
                                row.getMailboxId(),
                                row.getSource(),
                                row.getErrorCode(),
                                row.getDetail(),
                                row.getAt()));
    }

    @Override
    public int count() {
        return database.sql().fetchCount(QUARANTINE, QUARANTINE.RESOLVED_AT.isNull());
    }

    @Override
    public boolean held(PackedMail packed) {
        return database.sql()
                .fetchExists(
                        selectOne()
                                .from(QUARANTINE)
                                .join(RAW_MAIL)
                                .on(RAW_MAIL.ID.eq(QUARANTINE.RAW_ID))
                                .where(
                                        RAW_MAIL.SHA256.eq(Bytes.of(packed.sha256())),
                                        RAW_MAIL.SIZE.eq(packed.size())));
    }

    @Override
    public void resolve(long id, long mailId, Instant at) {
        database.write(() -> {
            var sql = database.sql();
            sql.update(MAIL_LOCATION)
                    .set(MAIL_LOCATION.MAIL_ID, mailId)
                    .setNull(MAIL_LOCATION.QUARANTINE_ID)
                    .where(MAIL_LOCATION.QUARANTINE_ID.eq(id))
                    .execute();
            var itsOwn = sql.select(MAIL.RAW_ID).from(MAIL).where(MAIL.ID.eq(mailId));
            sql.update(QUARANTINE)
                    .set(QUARANTINE.RESOLVED_AT, at)
                    .set(QUARANTINE.RAW_ID, coalesce(field(itsOwn), QUARANTINE.RAW_ID))
                    .where(QUARANTINE.ID.eq(id))
                    .execute();
        });
    }
}
