package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.marks.Marks;

import java.time.Instant;

/// A message's bytes as they came.
///
/// @param source where it came from, for people: `INBOX 4711` or a path
/// @param uid its UID in the folder it was fetched from; 0 for imported files
/// @param arrivedAt the server's date of arrival (INTERNALDATE), or the import's best knowledge
/// @param incomplete why the bytes are only its headers and a remark; null if all of it is here
/// @param marks what the server says of it; null where nobody asked
public record RawMail(
        byte[] bytes,
        String source,
        long uid,
        Instant arrivedAt,
        @Nullable Incomplete incomplete,
        @Nullable Marks marks) {

    /// Nobody asked what the server says of it.
    public RawMail(
            byte[] bytes,
            String source,
            long uid,
            Instant arrivedAt,
            @Nullable Incomplete incomplete) {
        this(bytes, source, uid, arrivedAt, incomplete, null);
    }

    /// All of it.
    public RawMail(byte[] bytes, String source, long uid, Instant arrivedAt) {
        this(bytes, source, uid, arrivedAt, null);
    }
}
