package org.sportello.insight;

import java.util.Optional;

/// A figure against the same figure of the period before.
///
/// @param change for shares the difference in points (0.04 is 4 points), else the part by which it
///   grew (0.18 is 18 %); negative if it fell
public record Comparison(double change, Verdict verdict) {

    /// Below this nobody would call it a change.
    private static final double NOTHING = 0.005;

    /// Whether the change is good for the customers.
    public enum Verdict {
        BETTER,
        WORSE,
        SAME,
        NEITHER
    }

    /// Compares; empty if one of them has no data or there is nothing to divide by.
    public static Optional<Comparison> of(Figure now, Figure before) {
        var present = now.shown();
        var past = before.shown();
        if (present == null || past == null) {
            return Optional.empty();
        }
        if (now.kpi().unit() == Kpi.Unit.SHARE) {
            return Optional.of(judged(now.kpi(), present - past));
        }
        return past == 0 ? Optional.empty() : Optional.of(judged(now.kpi(), present / past - 1));
    }

    private static Comparison judged(Kpi kpi, double change) {
        if (Math.abs(change) < NOTHING) {
            return new Comparison(change, Verdict.SAME);
        }
        return new Comparison(
                change,
                switch (kpi) {
                    case VOLUME, CHANNEL -> Verdict.NEITHER;
                    case RESOLUTION_RATE, FIRST_CONTACT_RESOLUTION, SLA_ATTAINMENT, CSAT, NPS ->
                            change > 0 ? Verdict.BETTER : Verdict.WORSE;
                    case FIRST_RESPONSE,
                            AVERAGE_RESPONSE,
                            RESOLUTION_FIRST,
                            RESOLUTION_LAST,
                            BACKLOG,
                            OVERDUE,
                            REOPEN_RATE,
                            INTERACTIONS ->
                            change < 0 ? Verdict.BETTER : Verdict.WORSE;
                });
    }

    public boolean grew() {
        return change > 0;
    }
}
