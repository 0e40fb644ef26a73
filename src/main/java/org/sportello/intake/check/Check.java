package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;

import java.util.Optional;

/// One question that is asked about a message. The checks stand in one ordered list; the first that
/// has an answer decides.
@FunctionalInterface
interface Check {

    Optional<Decision> decide(Arrival arrival, Desk desk);
}
