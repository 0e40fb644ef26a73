package org.sportello.mail.store.folder;

import static org.sportello.storage.schema.Tables.FOLDER;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;

import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.storage.Database;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The folders of mailboxes, how far each has been read, and which of its messages are here.
public record FolderRows(Database database) {

    private static final int SOME = 2000;
    private static final int GAPS = 16;

    /// In the order in which they were added.
    public List<Folder> of(long mailboxId) {
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

    /// Adds folders that are new, and forgets how far those were read that are left out; their mail
    /// stays.
    public void set(long mailboxId, List<String> names) {
        var known = new HashSet<String>();
        for (var folder : of(mailboxId)) {
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

    /// Forgets all folders of a mailbox.
    public void drop(long mailboxId) {
        of(mailboxId).forEach(this::drop);
    }

    private void drop(Folder folder) {
        var sql = database.sql();
        var location = MAIL_LOCATION;
        sql.deleteFrom(location).where(location.FOLDER_ID.eq(folder.id())).execute();
        sql.deleteFrom(FOLDER).where(FOLDER.ID.eq(folder.id())).execute();
    }

    /// Notes how far a folder has been read.
    public void move(long folderId, FolderCursor cursor) {
        database.sql()
                .update(FOLDER)
                .set(FOLDER.UID_VALIDITY, cursor.uidValidity())
                .set(FOLDER.HIGH_UID, cursor.highUid())
                .set(FOLDER.LOW_UID, cursor.lowUid())
                .where(FOLDER.ID.eq(folderId))
                .execute();
    }

    /// Which of these messages are here.
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
}
