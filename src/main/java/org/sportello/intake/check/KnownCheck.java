package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;

import java.util.Optional;

/// The message is one that we hold already: a copy of what we sent, or one that came on two roads.
/// The same Message-ID alone is not enough: careless programs use one twice.
final class KnownCheck implements Check {

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        var id = arrival.parsed().messageId();
        long content = arrival.contentKey();
        boolean signed = id != null && desk.oursBySignature(id);
        for (var copy : desk.copies(arrival.messageKey())) {
            if (copy.outgoing() && (signed || copy.contentKey() == 0)) {
                return Optional.of(new Decision.Known(copy.mailId(), true, "our sent mail"));
            }
            if (copy.contentKey() == content) {
                return Optional.of(new Decision.Known(copy.mailId(), false, "received before"));
            }
        }
        return Optional.empty();
    }
}
