package org.sportello.mail;

/// How far a folder has been read. On the first sync the newest mail comes first, so what has been
/// read is a window: everything from `lowUid` to `highUid`. Above it is new mail, below it is what
/// the first sync still has to fetch.
///
/// @param uidValidity the server's promise that UIDs still mean the same (RFC 9051 §2.3.1.1); 0:
///   never read
/// @param highUid the highest UID read
/// @param lowUid the lowest UID read; 1 once the first sync has reached the beginning
public record FolderCursor(long uidValidity, long highUid, long lowUid) {

    /// Nothing read yet.
    public static final FolderCursor NONE = new FolderCursor(0, 0, 0);
}
