package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.FOLDER;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAILBOX;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;
import static org.sportello.storage.schema.Tables.SERVER_COMMAND;

import org.jooq.impl.DSL;
import org.sportello.mail.Mails.Location;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommand.Kind;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.store.marks.Removal;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What is still to be done on the servers, in rows of the store.
public final class JooqServerCommands implements ServerCommands {

    private final Database database;

    public JooqServerCommands(Database database) {
        this.database = database;
    }

    /// Notes what the mailbox of this folder wants done with messages that have just been taken in;
    /// in the transaction in scope. Those in quarantine are left alone.
    static void note(Database database, long folderId, List<Location> locations, Instant now) {
        var kinds = wanted(database, folderId);
        if (kinds.isEmpty()) {
            return;
        }
        var sql = database.sql();
        var batch =
                sql.batch(
                        sql.insertInto(
                                        SERVER_COMMAND,
                                        SERVER_COMMAND.FOLDER_ID,
                                        SERVER_COMMAND.KIND,
                                        SERVER_COMMAND.UID_VALIDITY,
                                        SERVER_COMMAND.UID,
                                        SERVER_COMMAND.NOTED_AT,
                                        SERVER_COMMAND.NOT_BEFORE)
                                .values((Long) null, null, null, null, null, null));
        for (var one : locations) {
            for (var kind : one.mailId() == null ? Set.<Kind>of() : kinds) {
                batch = batch.bind(folderId, kind.name(), one.uidValidity(), one.uid(), now, now);
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static Set<Kind> wanted(Database database, long folderId) {
        var row =
                database.sql()
                        .select(
                                FOLDER.NAME,
                                MAILBOX.INCOMING,
                                MAILBOX.MARK_SEEN,
                                MAILBOX.MOVE_TO,
                                MAILBOX.DELETE_AFTER_DAYS)
                        .from(FOLDER)
                        .join(MAILBOX)
                        .on(MAILBOX.ID.eq(FOLDER.MAILBOX_ID))
                        .where(FOLDER.ID.eq(folderId))
                        .fetchOne();
        return row == null
                ? Set.of()
                : new Afterwards(row.value3(), row.value4(), row.value5())
                        .kinds(
                                ServerUrl.parse(row.value2()).protocol() == Protocol.IMAP,
                                row.value1());
    }

    @Override
    public List<ServerCommand> due(
            long folderId, Kind kind, Instant notedBefore, Instant now, int most) {
        var command = SERVER_COMMAND;
        return database.read(() ->
                database.sql()
                        .select(
                                command.ID,
                                command.UID_VALIDITY,
                                command.UID,
                                command.COPIED,
                                command.TRIES,
                                MAIL.MESSAGE_ID)
                        .from(command)
                        .join(MAIL_LOCATION)
                        .on(
                                MAIL_LOCATION.FOLDER_ID.eq(command.FOLDER_ID),
                                MAIL_LOCATION.UID_VALIDITY.eq(command.UID_VALIDITY),
                                MAIL_LOCATION.UID.eq(command.UID))
                        .join(MAIL)
                        .on(MAIL.ID.eq(MAIL_LOCATION.MAIL_ID), MAIL.RAW_ID.isNotNull())
                        .where(
                                command.FOLDER_ID.eq(folderId),
                                command.KIND.eq(kind.name()),
                                command.REFUSED.isNull(),
                                command.NOTED_AT.le(notedBefore),
                                command.NOT_BEFORE.le(now))
                        .orderBy(command.NOTED_AT, command.ID)
                        .limit(most)
                        .fetch(row ->
                                new ServerCommand(
                                        row.value1(),
                                        folderId,
                                        kind,
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6())));
    }

    @Override
    public void begun(Collection<ServerCommand> commands, Instant next) {
        each(
                commands,
                ids ->
                        database.sql()
                                .update(SERVER_COMMAND)
                                .set(SERVER_COMMAND.TRIES, SERVER_COMMAND.TRIES.plus(1))
                                .set(SERVER_COMMAND.NOT_BEFORE, next)
                                .where(SERVER_COMMAND.ID.in(ids))
                                .execute());
    }

    @Override
    public void copied(Collection<ServerCommand> commands) {
        each(
                commands,
                ids ->
                        database.sql()
                                .update(SERVER_COMMAND)
                                .set(SERVER_COMMAND.COPIED, true)
                                .where(SERVER_COMMAND.ID.in(ids))
                                .execute());
    }

    @Override
    public void done(Collection<ServerCommand> commands) {
        database.write(() -> {
            Removal.note(database, commands, Instant.now());
            each(
                    commands,
                    ids ->
                            database.sql()
                                    .deleteFrom(SERVER_COMMAND)
                                    .where(SERVER_COMMAND.ID.in(ids))
                                    .execute());
        });
    }

    @Override
    public void refused(Collection<ServerCommand> commands, String answer) {
        var most = SERVER_COMMAND.REFUSED.getDataType().length();
        var said = answer.length() <= most ? answer : answer.substring(0, most);
        each(
                commands,
                ids ->
                        database.sql()
                                .update(SERVER_COMMAND)
                                .set(SERVER_COMMAND.REFUSED, said)
                                .where(SERVER_COMMAND.ID.in(ids))
                                .execute());
    }

    private void each(Collection<ServerCommand> commands, Consumer<List<Long>> part) {
        database.write(
                () -> Parts.of(commands.stream().map(ServerCommand::id).toList()).forEach(part));
    }

    @Override
    public void keepOnly(long folderId, long uidValidity, Collection<Kind> wanted) {
        var unwanted = EnumSet.allOf(Kind.class);
        unwanted.removeAll(wanted);
        var names = new ArrayList<>(unwanted.stream().map(Kind::name).toList());
        var stale =
                SERVER_COMMAND
                        .FOLDER_ID
                        .eq(folderId)
                        .and(
                                SERVER_COMMAND
                                        .UID_VALIDITY
                                        .ne(uidValidity)
                                        .or(SERVER_COMMAND.KIND.in(names)));
        if (database.read(() -> database.sql().fetchExists(SERVER_COMMAND, stale))) {
            database.write(() -> database.sql().deleteFrom(SERVER_COMMAND).where(stale).execute());
        }
    }

    @Override
    public void again(long mailboxId) {
        database.write(() ->
                database.sql()
                        .update(SERVER_COMMAND)
                        .setNull(SERVER_COMMAND.REFUSED)
                        .set(SERVER_COMMAND.TRIES, 0)
                        .set(SERVER_COMMAND.NOT_BEFORE, SERVER_COMMAND.NOTED_AT)
                        .where(
                                SERVER_COMMAND.REFUSED.isNotNull(),
                                SERVER_COMMAND.FOLDER_ID.in(
                                        DSL.select(FOLDER.ID)
                                                .from(FOLDER)
                                                .where(FOLDER.MAILBOX_ID.eq(mailboxId))))
                        .execute());
    }

    @Override
    public Standing of(long mailboxId) {
        var all = DSL.count();
        var refused = DSL.count(SERVER_COMMAND.REFUSED);
        var answer = DSL.max(SERVER_COMMAND.REFUSED);
        return database.read(() -> {
            var row =
                    database.sql()
                            .select(all, refused, answer)
                            .from(SERVER_COMMAND)
                            .join(FOLDER)
                            .on(FOLDER.ID.eq(SERVER_COMMAND.FOLDER_ID))
                            .where(FOLDER.MAILBOX_ID.eq(mailboxId))
                            .fetchSingle();
            var said = row.value3();
            return new Standing(
                    row.value1() - row.value2(), row.value2(), said == null ? "" : said);
        });
    }
}
