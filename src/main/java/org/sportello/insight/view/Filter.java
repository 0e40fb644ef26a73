package org.sportello.insight.view;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Period;
import org.sportello.insight.Scope;

import java.time.LocalDate;
import java.time.ZoneId;

/// What the filter bar says.
///
/// @param period the named stretch; null for days of one's own
/// @param from first day, used without a period
/// @param to last day, used without a period
record Filter(
        @Nullable Period period,
        LocalDate from,
        LocalDate to,
        @Nullable Long mailboxId,
        @Nullable Long agentId) {

    static Filter first(LocalDate today) {
        return new Filter(Period.LAST_30_DAYS, today, today, null, null);
    }

    Filter withPeriod(Period wanted) {
        return new Filter(wanted, from, to, mailboxId, agentId);
    }

    /// Days of one's own, in either order.
    Filter withDays(LocalDate one, LocalDate other) {
        return one.isAfter(other)
                ? new Filter(null, other, one, mailboxId, agentId)
                : new Filter(null, one, other, mailboxId, agentId);
    }

    Filter withMailbox(@Nullable Long id) {
        return new Filter(period, from, to, id, agentId);
    }

    Filter withAgent(@Nullable Long id) {
        return new Filter(period, from, to, mailboxId, id);
    }

    Scope scope(LocalDate today, ZoneId zone) {
        return period == null
                ? new Scope(from, to, zone, mailboxId, agentId)
                : new Scope(period.from(today), period.to(today), zone, mailboxId, agentId);
    }
}
