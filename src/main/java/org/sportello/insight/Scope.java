package org.sportello.insight;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// What is looked at: a stretch of days in a time zone, one mailbox or all, one agent or all.
///
/// @param from the first day
/// @param to the last day, included
public record Scope(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        @Nullable Long mailboxId,
        @Nullable Long agentId) {

    public Scope {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    /// The first moment.
    public Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /// The first moment after it.
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// As many days just before, to compare with.
    public Scope before() {
        var days = from.until(to, java.time.temporal.ChronoUnit.DAYS) + 1;
        return new Scope(from.minusDays(days), from.minusDays(1), zone, mailboxId, agentId);
    }
}
