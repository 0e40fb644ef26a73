package org.sportello.mail.store;

import static org.sportello.storage.schema.Sequences.MAIL_NUMBER;
import static org.sportello.storage.schema.Tables.EVENT;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAIL_AWAITS;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;

import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.mail.Mail;
import org.sportello.mail.Mails;
import org.sportello.mail.message.MessageKey;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mail in rows of the store.
public final class JooqMails implements Mails {

    private final Database database;
    private final EventLog log;

    public JooqMails(Database database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public List<Long> reserve(int count) {
        return count == 0 ? List.of() : database.sql().nextvals(MAIL_NUMBER, count);
    }

    @Override
    public List<Long> addAll(List<Mail> mails) {
        var fresh = reserve((int) mails.stream().filter(mail -> mail.id() == 0).count());
        var ids = new ArrayList<Long>();
        var rows = new ArrayList<MailRow>();
        int next = 0;
        for (var mail : mails) {
            long id = mail.id() == 0 ? fresh.get(next++) : mail.id();
            var messageId = mail.messageId();
            long key =
                    messageId == null ? MessageKey.of("mail", id + "") : MessageKey.of(messageId);
            ids.add(id);
            rows.add(new MailRow(id, mail, key, 0));
        }
        insert(rows);
        return ids;
    }

    @Override
    public void addReceived(List<Received> mails) {
        insert(
                mails.stream()
                        .map(one ->
                                new MailRow(
                                        one.mail().id(),
                                        one.mail(),
                                        one.messageKey(),
                                        one.contentKey()))
                        .toList());
        // Of the others, their tickets tell.
        log.append(
                mails.stream()
                        .map(Received::mail)
                        .filter(mail -> mail.ticketId() == null)
                        .map(JooqMails::unfiled)
                        .toList());
    }

    private static Fact unfiled(Mail mail) {
        var why = MailRow.cut(mail.why(), EVENT.CAUSE);
        return new Fact(mail.arrivedAt(), Entity.MAIL, mail.id(), 0, "unfiled", null, why, "{}");
    }

    private void insert(List<MailRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch = sql.batch(MailRow.insert(sql));
        for (var row : rows) {
            batch = batch.bind(row.values());
        }
        batch.execute();
    }

    @Override
    public Optional<Mail> find(long id) {
        return select(MAIL.ID.eq(id)).stream().findFirst();
    }

    @Override
    public Map<Long, Mail> getAll(Collection<Long> ids) {
        var found = new LinkedHashMap<Long, Mail>();
        for (var part : Parts.of(ids)) {
            select(MAIL.ID.in(part)).forEach(mail -> found.put(mail.id(), mail));
        }
        return found;
    }

    @Override
    public List<Mail> findByMessageIds(Collection<String> messageIds) {
        var wanted = new HashSet<>(messageIds);
        var found = new ArrayList<Mail>();
        for (var part : Parts.of(wanted.stream().map(MessageKey::of).toList())) {
            for (var mail : select(MAIL.MESSAGE_KEY.in(part))) {
                if (wanted.contains(mail.messageId())) {
                    found.add(mail);
                }
            }
        }
        return found;
    }

    private List<Mail> select(Condition condition) {
        return database.sql()
                .select(MailRow.COLUMNS)
                .from(MAIL)
                .where(condition)
                .orderBy(MAIL.ID)
                .fetch(MailRow::mail);
    }

    @Override
    public List<Copy> findCopies(Collection<Long> messageKeys) {
        var found = new ArrayList<Copy>();
        for (var part : Parts.of(messageKeys)) {
            database.sql()
                    .select(
                            MAIL.ID,
                            MAIL.MESSAGE_KEY,
                            MAIL.CONTENT_KEY,
                            MAIL.OUTGOING,
                            MAIL.TICKET_ID)
                    .from(MAIL)
                    .where(MAIL.MESSAGE_KEY.in(part))
                    .orderBy(MAIL.ID)
                    .forEach(row ->
                            found.add(
                                    new Copy(
                                            row.value1(),
                                            row.value2(),
                                            row.value3(),
                                            row.value4(),
                                            row.value5())));
        }
        return found;
    }

    @Override
    public List<Mail> ofTicket(long ticketId) {
        return database.sql()
                .select(MailRow.COLUMNS)
                .from(MAIL)
                .where(MAIL.TICKET_ID.eq(ticketId))
                .orderBy(MAIL.ARRIVED_AT, MAIL.ID)
                .fetch(MailRow::mail);
    }

    @Override
    public List<Mail> unfiled(int limit) {
        return database.sql()
                .select(MailRow.COLUMNS)
                .from(MAIL)
                .where(MAIL.TICKET_ID.isNull(), MAIL.OUTGOING.isFalse())
                .orderBy(MAIL.ARRIVED_AT.desc(), MAIL.ID.desc())
                .limit(limit)
                .fetch(MailRow::mail);
    }

    @Override
    public void file(long mailId, @Nullable Long ticketId, String why) {
        fileAll(List.of(new Filing(mailId, ticketId, why)));
    }

    @Override
    public void fileAll(Collection<Filing> filings) {
        if (filings.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.update(MAIL)
                                .set(MAIL.TICKET_ID, (Long) null)
                                .set(MAIL.WHY, (String) null)
                                .where(MAIL.ID.eq((Long) null)));
        for (var filing : filings) {
            batch =
                    batch.bind(
                            filing.ticketId(),
                            MailRow.cut(filing.why(), MAIL.WHY),
                            filing.mailId());
        }
        batch.execute();
        var placed =
                filings.stream()
                        .filter(filing -> filing.ticketId() != null)
                        .map(Filing::mailId)
                        .toList();
        for (var part : Parts.of(placed)) {
            sql.deleteFrom(MAIL_AWAITS).where(MAIL_AWAITS.MAIL_ID.in(part)).execute();
        }
    }

    @Override
    public void flag(long mailId, String flag) {
        find(mailId)
                .filter(mail -> !List.of(mail.flags().split(" ")).contains(flag))
                .ifPresent(mail ->
                        database.sql()
                                .update(MAIL)
                                .set(MAIL.FLAGS, (mail.flags() + " " + flag).strip())
                                .where(MAIL.ID.eq(mailId))
                                .execute());
    }

    @Override
    public void await(Collection<Awaited> awaited) {
        if (awaited.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.insertInto(MAIL_AWAITS, MAIL_AWAITS.MESSAGE_KEY, MAIL_AWAITS.MAIL_ID)
                                .values((Long) null, null));
        for (var one : awaited) {
            batch = batch.bind(one.key(), one.mailId());
        }
        batch.execute();
    }

    @Override
    public List<Awaited> findAwaited(Collection<Long> keys) {
        var found = new ArrayList<Awaited>();
        for (var part : Parts.of(keys)) {
            database.sql()
                    .select(MAIL_AWAITS.MESSAGE_KEY, MAIL_AWAITS.MAIL_ID)
                    .from(MAIL_AWAITS)
                    .where(MAIL_AWAITS.MESSAGE_KEY.in(part))
                    .orderBy(MAIL_AWAITS.MAIL_ID)
                    .forEach(row -> found.add(new Awaited(row.value1(), row.value2())));
        }
        return found;
    }

    @Override
    public void locate(Collection<Location> locations) {
        if (locations.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.insertInto(
                                        MAIL_LOCATION,
                                        MAIL_LOCATION.FOLDER_ID,
                                        MAIL_LOCATION.UID_VALIDITY,
                                        MAIL_LOCATION.UID,
                                        MAIL_LOCATION.MAIL_ID,
                                        MAIL_LOCATION.QUARANTINE_ID,
                                        MAIL_LOCATION.MARKS)
                                .values((Long) null, null, null, null, null, null));
        for (var one : locations) {
            var marks = one.marks();
            batch =
                    batch.bind(
                            one.folderId(),
                            one.uidValidity(),
                            one.uid(),
                            one.mailId(),
                            one.quarantineId(),
                            marks == null ? null : (short) marks.bits());
        }
        batch.execute();
        locations.stream()
                .collect(Collectors.groupingBy(Location::folderId))
                .forEach((folder, here) ->
                        JooqServerCommands.note(database, folder, here, Instant.now()));
    }
}
