package org.sportello.customer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Everything we had with a customer, over all tickets and identities.
public interface CustomerTimeline {

    /// One thing on it.
    ///
    /// @param ticketId null for mail that was kept without a ticket
    /// @param number the ticket's human number
    /// @param subject the mail's subject, else the ticket's
    /// @param text the beginning of what was said; empty for what happened
    record Entry(
            Kind kind,
            Instant at,
            @Nullable Long ticketId,
            @Nullable Long number,
            String subject,
            String text,
            @Nullable Long mailId,
            @Nullable Long agentId) {}

    /// What it is.
    enum Kind {
        MAIL_IN,
        MAIL_OUT,
        NOTE,
        CALL,
        OPENED,
        SOLVED
    }

    /// The newest entries before a moment, newest first. A page may be longer than asked for: it
    /// never ends among things of the same moment, so that the next one begins with the last `at`.
    ///
    /// @param before null: from the newest
    List<Entry> page(long customerId, @Nullable Instant before, int limit);
}
