package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a reader is told beside a message's text.
///
/// @param invitation the appointment that the message carries, or null
/// @param certified the envelope that the message came in, or null
public record Remarks(
        Protection protection,
        @Nullable Invitation invitation,
        List<Suspicion> suspicions,
        @Nullable Certified certified) {

    /// Nothing to be told.
    public static final Remarks NONE = new Remarks(Protection.NONE, null, List.of(), null);

    public Remarks {
        suspicions = List.copyOf(suspicions);
    }
}
