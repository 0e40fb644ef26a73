package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One contact on a ticket, or one thing that happened to it, as the conversation shows it.
///
/// @param mailId the mail behind it, for mail in and out; its text is read out of the raw message
/// @param agentId who wrote or did it, null for customers and the program
/// @param text the text of notes and calls; for events a short machine form (the event's kind and
///   values)
/// @param why for mail in: why it is here, e.g. `references #3`
/// @param delivery for mail out: `queued`, `sent`, `failed`, `maybe-sent`, `cancelled`; else null
public record Interaction(
        long id,
        long ticketId,
        Kind kind,
        Instant at,
        @Nullable Long mailId,
        @Nullable Long agentId,
        String text,
        String why,
        @Nullable String delivery) {

    /// What it is.
    public enum Kind {
        MAIL_IN,
        MAIL_OUT,
        NOTE,
        CALL,
        EVENT
    }

    public Interaction withId(long newId) {
        return new Interaction(newId, ticketId, kind, at, mailId, agentId, text, why, delivery);
    }
}
