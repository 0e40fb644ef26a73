package org.sportello.insight;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A ticket behind a figure.
///
/// @param seconds the time it took, for times; else 0
/// @param agentId who stopped the clock
/// @param mailId the mail that stopped it
public record Behind(
        long ticketId,
        long number,
        String subject,
        long seconds,
        Instant at,
        @Nullable Long agentId,
        @Nullable Long mailId) {}
