package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// An appointment that a message carries (RFC 5545, RFC 5546).
///
/// @param method what the message does with it
/// @param start null if it could not be read
/// @param end null if it has none
/// @param allDay true if only the days count; `start` and `end` are then midnights in UTC, the end
///   is the day after the last
/// @param repeats true for a series; the times are those of its first date
/// @param uid names the appointment in answers to it
/// @param sequence which version of it this is
public record Invitation(
        Method method,
        String summary,
        String location,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean allDay,
        boolean repeats,
        @Nullable MailAddress organiser,
        List<MailAddress> attendees,
        String uid,
        int sequence) {

    /// What a message about an appointment wants.
    public enum Method {
        REQUEST,
        CANCEL,
        REPLY,
        /// Anything else, such as an appointment that is only told.
        TOLD
    }

    public Invitation {
        attendees = List.copyOf(attendees);
    }
}
