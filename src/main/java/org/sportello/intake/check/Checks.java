package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;

import java.util.List;
import java.util.Optional;

/// The checks, in their one order. It is the order of `domain.md`, and the first answer counts.
public final class Checks {

    static final List<Check> IN_ORDER =
            List.of(
                    new KnownCheck(),
                    new CameBackCheck(),
                    Checks::changed,
                    new SignedIdCheck(),
                    new ReferenceCheck(),
                    new QuotedNumberCheck(),
                    new SubjectCheck(),
                    new ReportCheck(),
                    Endings::machine,
                    Endings::forward,
                    Endings::ours,
                    Endings::begin);

    private Checks() {}

    private static Optional<Decision> changed(Arrival arrival, Desk desk) {
        return arrival.sharedId()
                ? desk.sameButChanged(arrival)
                        .map(ticket ->
                                new Decision.FollowUp(ticket, "same message, changed on its way"))
                : Optional.empty();
    }

    /// The first answer; the last check always has one.
    public static Decision decide(Arrival arrival, Desk desk) {
        for (var check : IN_ORDER) {
            var decision = check.decide(arrival, desk);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
        throw new IllegalStateException("No check has an answer");
    }
}
