package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.FOLDER;
import static org.sportello.storage.schema.Tables.MAILBOX;
import static org.sportello.storage.schema.Tables.MAILBOX_ALIAS;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;
import static org.sportello.storage.schema.Tables.STORE_FACT;

import org.jooq.Condition;
import org.jooq.Record;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Mailboxes, their folders and cursors, in rows of the store.
public final class JooqMailboxes implements Mailboxes {

    private final Database database;
    private final EventLog log;
    private static final String PAUSED = "mailbox-paused-";
    private static final int SOME = 2000;
    private static final int GAPS = 16;

    private final InstantSource clock;

    public JooqMailboxes(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<Mailbox> all() {
        return select(MAILBOX.ACTIVE.isTrue());
    }

    @Override
    public Optional<Mailbox> find(long id) {
        return select(MAILBOX.ID.eq(id)).stream().findFirst();
    }

    @Override
    public Optional<Mailbox> findByName(String name) {
        return select(MAILBOX.NAME.eq(name).and(MAILBOX.ACTIVE.isTrue())).stream().findFirst();
    }

    private List<Mailbox> select(Condition condition) {
        return database.read(() ->
                database.sql()
                        .selectFrom(MAILBOX)
                        .where(condition)
                        .orderBy(MAILBOX.ID)
                        .fetch(this::mailbox));
    }

    private Mailbox mailbox(Record row) {
        var outgoing = row.get(MAILBOX.OUTGOING);
        long id = row.get(MAILBOX.ID);
        return new Mailbox(
                id,
                row.get(MAILBOX.NAME),
                row.get(MAILBOX.ADDRESS),
                row.get(MAILBOX.FROM_NAME),
                ServerUrl.parse(row.get(MAILBOX.INCOMING)),
                outgoing == null ? null : ServerUrl.parse(outgoing),
                folders(id).stream().map(Folder::name).toList(),
                row.get(MAILBOX.ARCHIVE),
                row.get(MAILBOX.ACKNOWLEDGE),
                row.get(MAILBOX.QUOTE_HISTORY),
                row.get(MAILBOX.SIGNATURE),
                row.get(MAILBOX.ACTIVE),
                row.get(MAILBOX.PROVIDER),
                aliases(id),
                fetching(row),
                row.get(MAILBOX.PER_HOUR));
    }

    private static Fetching fetching(Record row) {
        return new Fetching(
                row.get(MAILBOX.RECENT_MONTHS),
                new Afterwards(
                        row.get(MAILBOX.MARK_SEEN),
                        row.get(MAILBOX.MOVE_TO),
                        row.get(MAILBOX.DELETE_AFTER_DAYS)),
                row.get(MAILBOX.COMPRESS));
    }

    private void setFetching(long id, Fetching fetching) {
        database.sql()
                .update(MAILBOX)
                .set(MAILBOX.RECENT_MONTHS, fetching.recentMonths())
                .set(MAILBOX.MARK_SEEN, fetching.afterwards().markSeen())
                .set(MAILBOX.MOVE_TO, fetching.afterwards().moveTo())
                .set(MAILBOX.DELETE_AFTER_DAYS, fetching.afterwards().deleteAfterDays())
                .set(MAILBOX.COMPRESS, fetching.compress())
                .where(MAILBOX.ID.eq(id))
                .execute();
    }

    private List<Alias> aliases(long id) {
        return database.sql()
                .selectFrom(MAILBOX_ALIAS)
                .where(MAILBOX_ALIAS.MAILBOX_ID.eq(id))
                .orderBy(MAILBOX_ALIAS.SEQ)
                .fetch(row -> new Alias(row.getAddress(), row.getFromName(), row.getSignature()));
    }

    private void setAliases(long id, List<Alias> aliases) {
        var sql = database.sql();
        sql.deleteFrom(MAILBOX_ALIAS).where(MAILBOX_ALIAS.MAILBOX_ID.eq(id)).execute();
        int seq = 0;
        for (var alias : aliases) {
            sql.insertInto(MAILBOX_ALIAS)
                    .set(MAILBOX_ALIAS.MAILBOX_ID, id)
                    .set(MAILBOX_ALIAS.SEQ, seq++)
                    .set(MAILBOX_ALIAS.ADDRESS, alias.address())
                    .set(MAILBOX_ALIAS.FROM_NAME, alias.fromName())
                    .set(MAILBOX_ALIAS.SIGNATURE, alias.signature())
                    .execute();
        }
    }

    /// @throws Problem `mail.mailbox-name-taken` if another mailbox has the name
    @Override
    public Mailbox add(Mailbox mailbox) {
        return database.write(() -> {
            refuseTaken(mailbox.name(), 0);
            long id =
                    Objects.requireNonNull(
                            database.sql()
                                    .insertInto(MAILBOX)
                                    .set(MAILBOX.NAME, mailbox.name())
                                    .set(MAILBOX.ADDRESS, mailbox.address())
                                    .set(MAILBOX.FROM_NAME, mailbox.fromName())
                                    .set(MAILBOX.INCOMING, mailbox.incoming().toString())
                                    .set(MAILBOX.OUTGOING, text(mailbox))
                                    .set(MAILBOX.ARCHIVE, mailbox.archive())
                                    .set(MAILBOX.ACKNOWLEDGE, mailbox.acknowledge())
                                    .set(MAILBOX.QUOTE_HISTORY, mailbox.quoteHistory())
                                    .set(MAILBOX.SIGNATURE, mailbox.signature())
                                    .set(MAILBOX.ACTIVE, mailbox.active())
                                    .set(MAILBOX.PROVIDER, mailbox.provider())
                                    .set(MAILBOX.PER_HOUR, mailbox.perHour())
                                    .set(MAILBOX.CREATED_AT, clock.instant())
                                    .returningResult(MAILBOX.ID)
                                    .fetchSingle()
                                    .value1());
            setFolders(id, mailbox.folders());
            setAliases(id, mailbox.aliases());
            setFetching(id, mailbox.fetching());
            happened(id, "added");
            return find(id).orElseThrow();
        });
    }

    private static @org.jspecify.annotations.Nullable String text(Mailbox mailbox) {
        var outgoing = mailbox.outgoing();
        return outgoing == null ? null : outgoing.toString();
    }

    private void refuseTaken(String name, long exceptId) {
        boolean taken =
                database.sql().fetchExists(MAILBOX, MAILBOX.NAME.eq(name), MAILBOX.ID.ne(exceptId));
        if (taken) {
            throw new Problem("mail.mailbox-name-taken", name);
        }
    }

    @Override
    public void update(Mailbox mailbox) {
        database.write(() -> {
            refuseTaken(mailbox.name(), mailbox.id());
            database.sql()
                    .update(MAILBOX)
                    .set(MAILBOX.NAME, mailbox.name())
                    .set(MAILBOX.ADDRESS, mailbox.address())
                    .set(MAILBOX.FROM_NAME, mailbox.fromName())
                    .set(MAILBOX.INCOMING, mailbox.incoming().toString())
                    .set(MAILBOX.OUTGOING, text(mailbox))
                    .set(MAILBOX.ARCHIVE, mailbox.archive())
                    .set(MAILBOX.ACKNOWLEDGE, mailbox.acknowledge())
                    .set(MAILBOX.QUOTE_HISTORY, mailbox.quoteHistory())
                    .set(MAILBOX.SIGNATURE, mailbox.signature())
                    .set(MAILBOX.ACTIVE, mailbox.active())
                    .set(MAILBOX.PROVIDER, mailbox.provider())
                    .set(MAILBOX.PER_HOUR, mailbox.perHour())
                    .where(MAILBOX.ID.eq(mailbox.id()))
                    .execute();
            setFolders(mailbox.id(), mailbox.folders());
            setAliases(mailbox.id(), mailbox.aliases());
            setFetching(mailbox.id(), mailbox.fetching());
            happened(mailbox.id(), "changed");
        });
    }

    /// Adds folders that are new; of those left out only the cursor is forgotten if no mail lies
    /// there.
    private void setFolders(long mailboxId, List<String> names) {
        var known = new HashSet<String>();
        for (var folder : folders(mailboxId)) {
            known.add(folder.name());
            if (!names.contains(folder.name())) {
                drop(folder);
            }
        }
        for (var name : names) {
            if (known.add(name)) {
                database.sql()
                        .insertInto(FOLDER)
                        .set(FOLDER.MAILBOX_ID, mailboxId)
                        .set(FOLDER.NAME, name)
                        .set(FOLDER.UID_VALIDITY, 0L)
                        .set(FOLDER.HIGH_UID, 0L)
                        .set(FOLDER.LOW_UID, 0L)
                        .execute();
            }
        }
    }

    private void drop(Folder folder) {
        var sql = database.sql();
        var location = MAIL_LOCATION;
        sql.deleteFrom(location).where(location.FOLDER_ID.eq(folder.id())).execute();
        sql.deleteFrom(FOLDER).where(FOLDER.ID.eq(folder.id())).execute();
    }

    /// The row stays, for the mail that came from it; its name is free again.
    @Override
    public void remove(long id) {
        database.write(() -> {
            folders(id).forEach(this::drop);
            pause(id, false);
            find(id).ifPresent(mailbox ->
                    database.sql()
                            .update(MAILBOX)
                            .set(MAILBOX.ACTIVE, false)
                            .set(MAILBOX.NAME, removed(mailbox))
                            .where(MAILBOX.ID.eq(id))
                            .execute());
            happened(id, "removed");
        });
    }

    private static String removed(Mailbox mailbox) {
        var name = mailbox.name();
        return (name.length() > 150 ? name.substring(0, 150) : name) + " (" + mailbox.id() + ")";
    }

    @Override
    public List<Folder> folders(long mailboxId) {
        return database.sql()
                .selectFrom(FOLDER)
                .where(FOLDER.MAILBOX_ID.eq(mailboxId))
                .orderBy(FOLDER.ID)
                .fetch(row ->
                        new Folder(
                                row.getId(),
                                row.getMailboxId(),
                                row.getName(),
                                new FolderCursor(
                                        row.getUidValidity(), row.getHighUid(), row.getLowUid())));
    }

    @Override
    public void move(long folderId, FolderCursor cursor) {
        database.write(() ->
                database.sql()
                        .update(FOLDER)
                        .set(FOLDER.UID_VALIDITY, cursor.uidValidity())
                        .set(FOLDER.HIGH_UID, cursor.highUid())
                        .set(FOLDER.LOW_UID, cursor.lowUid())
                        .where(FOLDER.ID.eq(folderId))
                        .execute());
    }

    @Override
    public Collection<Long> read(long folderId, long uidValidity, Collection<Long> uids) {
        if (uids.isEmpty()) {
            return Set.of();
        }
        // IMAP's UIDs are a range with few gaps; POP3's lie anywhere.
        var low = Collections.min(uids);
        var high = Collections.max(uids);
        var range = uids.size() > SOME || high - low < (long) GAPS * uids.size();
        var held =
                database.sql()
                        .select(MAIL_LOCATION.UID)
                        .from(MAIL_LOCATION)
                        .where(
                                MAIL_LOCATION.FOLDER_ID.eq(folderId),
                                MAIL_LOCATION.UID_VALIDITY.eq(uidValidity),
                                range
                                        ? MAIL_LOCATION.UID.between(low, high)
                                        : MAIL_LOCATION.UID.in(uids))
                        .fetchSet(MAIL_LOCATION.UID);
        held.retainAll(Set.copyOf(uids));
        return held;
    }

    @Override
    public Set<Long> paused() {
        return database.read(() ->
                database.sql()
                        .select(STORE_FACT.NAME)
                        .from(STORE_FACT)
                        .where(STORE_FACT.NAME.startsWith(PAUSED))
                        .fetchSet(row -> Long.valueOf(row.value1().substring(PAUSED.length()))));
    }

    @Override
    public void pause(long id, boolean pause) {
        database.write(() -> {
            var sql = database.sql();
            sql.deleteFrom(STORE_FACT).where(STORE_FACT.NAME.eq(PAUSED + id)).execute();
            if (pause) {
                sql.insertInto(STORE_FACT)
                        .set(STORE_FACT.NAME, PAUSED + id)
                        .set(STORE_FACT.FACT, clock.instant().toString())
                        .execute();
            }
        });
    }

    private void happened(long id, String kind) {
        log.append(new Fact(clock.instant(), Entity.MAILBOX, id, 0, kind, null, null, "{}"));
    }
}
