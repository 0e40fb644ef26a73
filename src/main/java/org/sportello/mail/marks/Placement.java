package org.sportello.mail.marks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A place of a message on its server, and what the server said of it last.
///
/// @param mailbox the name of the mailbox
/// @param marks null while the server was never asked
/// @param answeredAt when it was noticed that somebody answered it there; null if nobody did, or
///   had done so before the message came to us
/// @param goneAt when it was noticed that it is not there any more; null while it is
/// @param removedByUs it went because its mailbox wants it so, and not by another program
public record Placement(
        String mailbox,
        String folder,
        @Nullable Marks marks,
        @Nullable Instant answeredAt,
        @Nullable Instant goneAt,
        boolean removedByUs) {

    /// Somebody has answered the message there.
    public boolean answered() {
        return marks != null && marks.answered();
    }
}
