package org.sportello.mail.sync.folder;

import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake.Filed;

/// What one sync of one folder brought.
///
/// @param lastUid the highest UID read
/// @param fetched messages that came over the line
public record FolderResult(
        String name,
        long uidValidity,
        long lastUid,
        int fetched,
        int stored,
        int duplicates,
        int quarantined,
        int ticketsCreated) {

    static FolderResult nothing(String name, FolderCursor cursor) {
        return new FolderResult(name, cursor.uidValidity(), cursor.highUid(), 0, 0, 0, 0, 0);
    }

    /// With what a later attempt brought.
    FolderResult plus(FolderResult later) {
        return new FolderResult(
                name,
                later.uidValidity,
                later.lastUid,
                fetched + later.fetched,
                stored + later.stored,
                duplicates + later.duplicates,
                quarantined + later.quarantined,
                ticketsCreated + later.ticketsCreated);
    }

    FolderResult plus(FolderCursor cursor, int messages, Filed filed) {
        return new FolderResult(
                name,
                cursor.uidValidity(),
                cursor.highUid(),
                fetched + messages,
                stored + filed.stored(),
                duplicates + filed.duplicates(),
                quarantined + filed.quarantined(),
                ticketsCreated + filed.ticketsCreated());
    }
}
