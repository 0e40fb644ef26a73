package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.mail.message.MailKind;

import java.util.Optional;

/// Our own mail that somebody else's system sent back to us, by its loop marker. It must not become
/// a ticket, or two desks would write to each other for ever.
final class CameBackCheck implements Check {

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        return arrival.parsed().kind() == MailKind.LOOP && !arrival.outgoing()
                ? Optional.of(new Decision.Unfiled("our own mail came back"))
                : Optional.empty();
    }
}
