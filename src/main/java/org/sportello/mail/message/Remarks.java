package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a reader is told beside a message's text.
///
/// @param invitation the appointment that the message carries, or null
public record Remarks(
        Protection protection, @Nullable Invitation invitation, List<Suspicion> suspicions) {

    /// Nothing to be told.
    public static final Remarks NONE = new Remarks(Protection.NONE, null, List.of());

    public Remarks {
        suspicions = List.copyOf(suspicions);
    }
}
