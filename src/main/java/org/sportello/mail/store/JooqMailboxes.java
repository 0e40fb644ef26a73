package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.MAILBOX;
import static org.sportello.storage.schema.Tables.MAILBOX_ALIAS;
import static org.sportello.storage.schema.Tables.STORE_FACT;

import org.jooq.Condition;
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
import org.sportello.mail.store.folder.FolderRows;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.storage.schema.tables.records.MailboxRecord;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Mailboxes in rows of the store.
public final class JooqMailboxes implements Mailboxes {

    private static final String PAUSED = "mailbox-paused-";

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;
    private final FolderRows folders;

    public JooqMailboxes(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        folders = new FolderRows(database);
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

    private Mailbox mailbox(MailboxRecord row) {
        var outgoing = row.getOutgoing();
        long id = row.getId();
        return new Mailbox(
                id,
                row.getName(),
                row.getAddress(),
                row.getFromName(),
                ServerUrl.parse(row.getIncoming()),
                outgoing == null ? null : ServerUrl.parse(outgoing),
                folders(id).stream().map(Folder::name).toList(),
                row.getArchive(),
                row.getAcknowledge(),
                row.getQuoteHistory(),
                row.getSignature(),
                row.getActive(),
                row.getProvider(),
                aliases(id),
                new Fetching(
                        row.getRecentMonths(),
                        new Afterwards(
                                row.getMarkSeen(), row.getMoveTo(), row.getDeleteAfterDays()),
                        row.getCompress()),
                row.getPerHour());
    }

    private MailboxRecord row(Mailbox mailbox) {
        var row = database.sql().newRecord(MAILBOX);
        row.setName(mailbox.name());
        row.setAddress(mailbox.address());
        row.setFromName(mailbox.fromName());
        row.setIncoming(mailbox.incoming().toString());
        row.setOutgoing(Objects.toString(mailbox.outgoing(), null));
        row.setArchive(mailbox.archive());
        row.setAcknowledge(mailbox.acknowledge());
        row.setQuoteHistory(mailbox.quoteHistory());
        row.setSignature(mailbox.signature());
        row.setActive(mailbox.active());
        row.setProvider(mailbox.provider());
        row.setPerHour(mailbox.perHour());
        var fetching = mailbox.fetching();
        row.setRecentMonths(fetching.recentMonths());
        row.setMarkSeen(fetching.afterwards().markSeen());
        row.setMoveTo(fetching.afterwards().moveTo());
        row.setDeleteAfterDays(fetching.afterwards().deleteAfterDays());
        row.setCompress(fetching.compress());
        return row;
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
            var row = row(mailbox);
            row.setCreatedAt(clock.instant());
            row.store();
            long id = row.getId();
            folders.set(id, mailbox.folders());
            setAliases(id, mailbox.aliases());
            happened(id, "added");
            return find(id).orElseThrow();
        });
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
                    .set(row(mailbox))
                    .where(MAILBOX.ID.eq(mailbox.id()))
                    .execute();
            folders.set(mailbox.id(), mailbox.folders());
            setAliases(mailbox.id(), mailbox.aliases());
            happened(mailbox.id(), "changed");
        });
    }

    /// The row stays, for the mail that came from it; its name is free again.
    @Override
    public void remove(long id) {
        database.write(() -> {
            folders.drop(id);
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
        return folders.of(mailboxId);
    }

    @Override
    public void move(long folderId, FolderCursor cursor) {
        database.write(() -> folders.move(folderId, cursor));
    }

    @Override
    public Collection<Long> read(long folderId, long uidValidity, Collection<Long> uids) {
        return folders.read(folderId, uidValidity, uids);
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
