package org.sportello.mail.store.marks;

import static org.sportello.storage.schema.Tables.FOLDER;
import static org.sportello.storage.schema.Tables.FOLDER_MARKS;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAILBOX;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;

import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.mail.marks.Looked;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.marks.ServerMarks;
import org.sportello.storage.Database;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the servers say of messages that we hold, beside their places in rows of the store.
public final class JooqServerMarks implements ServerMarks {

    private final Database database;
    private final InstantSource clock;

    public JooqServerMarks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Looked looked(long folderId) {
        return database.read(() ->
                database.sql()
                        .selectFrom(FOLDER_MARKS)
                        .where(FOLDER_MARKS.FOLDER_ID.eq(folderId))
                        .fetchOptional(row ->
                                new Looked(
                                        row.getUidValidity(), row.getModSeq(), row.getWalkedTo()))
                        .orElse(Looked.NEVER));
    }

    @Override
    public List<Held> held(long folderId, long uidValidity, long below, int most) {
        return database.read(() ->
                        database.sql()
                                .select(MAIL_LOCATION.UID, MAIL_LOCATION.MARKS)
                                .from(MAIL_LOCATION)
                                .where(
                                        MAIL_LOCATION.FOLDER_ID.eq(folderId),
                                        MAIL_LOCATION.UID_VALIDITY.eq(uidValidity),
                                        MAIL_LOCATION.UID.lt(below),
                                        MAIL_LOCATION.GONE_AT.isNull())
                                .orderBy(
                                        MAIL_LOCATION.FOLDER_ID.desc(),
                                        MAIL_LOCATION.UID_VALIDITY.desc(),
                                        MAIL_LOCATION.UID.desc())
                                .limit(most)
                                .fetch(row -> {
                                    var bits = row.value2();
                                    return new Held(
                                            row.value1(), bits == null ? null : Marks.of(bits));
                                }))
                .reversed();
    }

    @Override
    public void note(Said said) {
        database.write(() -> {
            var now = clock.instant();
            answered(said, now);
            marked(said);
            gone(said, now);
            var reached = said.reached();
            if (reached != null) {
                reached(said.folderId(), reached);
            }
        });
    }

    /// Those of which the server said before that they were not answered. Their tickets are shown
    /// anew.
    private void answered(Said said, Instant now) {
        var rising = said.marked().stream().filter(one -> one.marks().answered()).toList();
        var counts =
                batch(
                        database.sql()
                                .update(MAIL_LOCATION)
                                .set(MAIL_LOCATION.ANSWERED_AT, now)
                                .where(
                                        inTheFolder(),
                                        MAIL_LOCATION.UID.eq((Long) null),
                                        MAIL_LOCATION
                                                .MARKS
                                                .bitAnd(DSL.inline((short) Marks.ANSWERED))
                                                .eq(DSL.inline((short) 0))),
                        rising,
                        one -> new Object[] {now, said.folderId(), said.uidValidity(), one.uid()});
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                announce(said, rising.get(i).uid());
            }
        }
    }

    private void announce(Said said, long uid) {
        database.sql()
                .select(MAIL.TICKET_ID)
                .from(MAIL_LOCATION)
                .join(MAIL)
                .on(MAIL.ID.eq(MAIL_LOCATION.MAIL_ID))
                .where(
                        MAIL_LOCATION.FOLDER_ID.eq(said.folderId()),
                        MAIL_LOCATION.UID_VALIDITY.eq(said.uidValidity()),
                        MAIL_LOCATION.UID.eq(uid),
                        MAIL.TICKET_ID.isNotNull())
                .forEach(row -> database.announce(new Change(Entity.TICKET, row.value1())));
    }

    private void marked(Said said) {
        batch(
                database.sql()
                        .update(MAIL_LOCATION)
                        .set(MAIL_LOCATION.MARKS, (Short) null)
                        .set(MAIL_LOCATION.GONE_AT, DSL.inline((Instant) null))
                        .set(MAIL_LOCATION.REMOVED_BY_US, DSL.inline((Boolean) null))
                        .where(
                                inTheFolder(),
                                MAIL_LOCATION.UID.eq((Long) null),
                                MAIL_LOCATION
                                        .MARKS
                                        .isNull()
                                        .or(MAIL_LOCATION.MARKS.ne((Short) null))
                                        .or(MAIL_LOCATION.GONE_AT.isNotNull())),
                said.marked(),
                one -> {
                    var bits = (short) one.marks().bits();
                    return new Object[] {
                        bits, said.folderId(), said.uidValidity(), one.uid(), bits
                    };
                });
    }

    private void gone(Said said, Instant now) {
        batch(
                database.sql()
                        .update(MAIL_LOCATION)
                        .set(MAIL_LOCATION.GONE_AT, now)
                        .where(
                                inTheFolder(),
                                MAIL_LOCATION.UID.ge((Long) null),
                                MAIL_LOCATION.UID.le((Long) null),
                                MAIL_LOCATION.GONE_AT.isNull()),
                said.gone(),
                one ->
                        new Object[] {
                            now, said.folderId(), said.uidValidity(), one.low(), one.high()
                        });
    }

    /// The folder and its UIDVALIDITY are bound by [#batch].
    private static Condition inTheFolder() {
        return MAIL_LOCATION
                .FOLDER_ID
                .eq((Long) null)
                .and(MAIL_LOCATION.UID_VALIDITY.eq((Long) null));
    }

    private <T> int[] batch(Query statement, List<T> all, Function<T, Object[]> values) {
        if (all.isEmpty()) {
            return new int[0];
        }
        var batch = database.sql().batch(statement);
        for (var one : all) {
            batch = batch.bind(values.apply(one));
        }
        return batch.execute();
    }

    private void reached(long folderId, Looked reached) {
        var sql = database.sql();
        var changed =
                sql.update(FOLDER_MARKS)
                        .set(FOLDER_MARKS.UID_VALIDITY, reached.uidValidity())
                        .set(FOLDER_MARKS.MOD_SEQ, reached.modSeq())
                        .set(FOLDER_MARKS.WALKED_TO, reached.walkedTo())
                        .where(FOLDER_MARKS.FOLDER_ID.eq(folderId))
                        .execute();
        if (changed == 0) {
            sql.insertInto(FOLDER_MARKS)
                    .set(FOLDER_MARKS.FOLDER_ID, folderId)
                    .set(FOLDER_MARKS.UID_VALIDITY, reached.uidValidity())
                    .set(FOLDER_MARKS.MOD_SEQ, reached.modSeq())
                    .set(FOLDER_MARKS.WALKED_TO, reached.walkedTo())
                    .execute();
        }
    }

    @Override
    public Map<Long, List<Placement>> placements(Collection<Long> mailIds) {
        if (mailIds.isEmpty()) {
            return Map.of();
        }
        var found = new LinkedHashMap<Long, List<Placement>>();
        database.read(() -> {
            database.sql()
                    .select(
                            MAIL_LOCATION.MAIL_ID,
                            MAILBOX.NAME,
                            FOLDER.NAME,
                            MAIL_LOCATION.MARKS,
                            MAIL_LOCATION.ANSWERED_AT,
                            MAIL_LOCATION.GONE_AT,
                            MAIL_LOCATION.REMOVED_BY_US)
                    .from(MAIL_LOCATION)
                    .join(FOLDER)
                    .on(
                            FOLDER.ID.eq(MAIL_LOCATION.FOLDER_ID),
                            FOLDER.UID_VALIDITY.eq(MAIL_LOCATION.UID_VALIDITY))
                    .join(MAILBOX)
                    .on(MAILBOX.ID.eq(FOLDER.MAILBOX_ID))
                    .where(MAIL_LOCATION.MAIL_ID.in(mailIds))
                    .orderBy(FOLDER.ID, MAIL_LOCATION.UID)
                    .forEach(row -> {
                        var bits = row.value4();
                        found.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                                .add(
                                        new Placement(
                                                row.value2(),
                                                row.value3(),
                                                bits == null ? null : Marks.of(bits),
                                                row.value5(),
                                                row.value6(),
                                                Boolean.TRUE.equals(row.value7())));
                    });
            return found;
        });
        return found;
    }
}
