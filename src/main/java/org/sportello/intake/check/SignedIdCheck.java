package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;

import java.util.Optional;

/// The message answers one that we sent: our signed Message-ID names the ticket.
final class SignedIdCheck implements Check {

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        var own = arrival.parsed().messageId();
        if (arrival.outgoing() && own != null) {
            var ticket = desk.signed(own);
            if (ticket.isPresent()) {
                return Belonging.to(ticket.get(), "our own id", arrival, desk);
            }
        }
        for (var reference : arrival.references()) {
            var id = reference.id();
            var ticket = desk.signed(id);
            if (ticket.isPresent()) {
                return Belonging.to(
                        ticket.get(),
                        "our id in " + ReferenceCheck.where(arrival, id),
                        arrival,
                        desk);
            }
        }
        return Optional.empty();
    }
}
