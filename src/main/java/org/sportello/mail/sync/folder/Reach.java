package org.sportello.mail.sync.folder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How far down a folder is read at a time. New mail is always read.
///
/// @param since on the first sync mail that arrived before waits; null: none waits
/// @param older so many messages of those that wait; negative: what the first sync fetches at once
public record Reach(@Nullable Instant since, int older) {

    /// What comes first.
    public static Reach first(@Nullable Instant since) {
        return new Reach(since, -1);
    }

    /// New mail only, and what comes first where nothing has been read yet.
    public Reach news() {
        return new Reach(since, 0);
    }

    /// A portion of what waits.
    public Reach portion(int messages) {
        return new Reach(since, messages);
    }
}
