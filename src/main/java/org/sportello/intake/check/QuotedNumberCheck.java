package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectLine;
import org.sportello.mail.message.MailAddress;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The message quotes a ticket number in its subject or behind the plus sign of our address.
/// Numbers can be guessed and forwarded: only people of the ticket join it; a stranger gets a
/// ticket of his own that leads there.
final class QuotedNumberCheck implements Check {

    private static final Pattern PLUS = Pattern.compile("[^+@]+\\+(\\d{1,12})@.*");

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        var address = addressed(arrival, desk);
        if (address.isPresent()) {
            var ticket = desk.conversations().withNumber(address.get());
            if (ticket.isPresent()) {
                return joined(ticket.get(), "number in the address", true, arrival, desk);
            }
        }
        var quoted = SubjectLine.quoted(arrival.parsed().subject());
        if (quoted.isEmpty()) {
            return Optional.empty();
        }
        return desk.conversations()
                .withNumber(quoted.get().number())
                .flatMap(ticket ->
                        joined(
                                ticket,
                                "number in the subject",
                                quoted.get().token(),
                                arrival,
                                desk));
    }

    private static Optional<Decision> joined(
            Conversation ticket, String why, boolean token, Arrival arrival, Desk desk) {
        var wanted = arrival.outgoing() ? arrival.people() : arrival.senders();
        if (ticket.includesAny(wanted)) {
            return Belonging.to(ticket, why, arrival, desk);
        }
        return token && arrival.human()
                ? Optional.of(
                        Belonging.linked(ticket.ticket(), why + " quoted by a stranger", arrival))
                : Optional.empty();
    }

    private static Optional<Long> addressed(Arrival arrival, Desk desk) {
        return Stream.concat(arrival.parsed().to().stream(), arrival.parsed().cc().stream())
                .limit(100)
                .map(MailAddress::key)
                .filter(desk.setting()::ours)
                .map(PLUS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .findFirst();
    }
}
