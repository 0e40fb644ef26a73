package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.ParsedMail;

import java.util.Optional;
import java.util.stream.Stream;

/// The checks at the end of the list: what becomes of mail that belongs to no ticket yet.
public final class Endings {

    /// More visible recipients than this is a circular.
    static final int MOST_RECIPIENTS = 8;

    private Endings() {}

    /// Reports, automatic answers and circulars without a ticket are kept without one.
    static Optional<Decision> machine(Arrival arrival, Desk desk) {
        return switch (arrival.parsed().kind()) {
            case BOUNCE, AUTOREPLY, LIST -> Optional.of(new Decision.Unfiled("no matching ticket"));
            case LOOP, CUSTOMER -> Optional.empty();
        };
    }

    /// One of our people passes on what a customer wrote: the matter is the customer's.
    static Optional<Decision> forward(Arrival arrival, Desk desk) {
        var parsed = arrival.parsed();
        var from = parsed.from();
        if (from == null
                || (!desk.setting().ours(from.key())
                        && !desk.setting().agents().contains(from.key()))
                || (arrival.outgoing() && !arrival.people().isEmpty())) {
            return Optional.empty();
        }
        return ForwardedBlock.sender(parsed.text())
                .filter(sender -> !desk.setting().ours(sender.key()))
                .map(sender -> new Decision.NewTicket(sender, null, FORWARDED));
    }

    public static final String FORWARDED = "forwarded by one of us";

    /// A message of ours that answers nothing we know: it begins a matter with the one it goes to.
    static Optional<Decision> ours(Arrival arrival, Desk desk) {
        if (!arrival.outgoing()) {
            return Optional.empty();
        }
        var parsed = arrival.parsed();
        var outside =
                Stream.concat(parsed.to().stream(), parsed.cc().stream())
                        .limit(MOST_RECIPIENTS + 1)
                        .filter(one -> arrival.people().contains(one.key()))
                        .toList();
        if (outside.isEmpty()) {
            return Optional.of(new Decision.Unfiled("ours, to nobody outside"));
        }
        if (circular(parsed, arrival, desk)) {
            return Optional.of(new Decision.Unfiled("ours, to many"));
        }
        return Optional.of(new Decision.NewTicket(outside.getFirst(), null, OPENED_BY_US));
    }

    static final String OPENED_BY_US = "written by us";

    private static boolean circular(ParsedMail parsed, Arrival arrival, Desk desk) {
        long domains =
                parsed.to().stream()
                        .filter(one -> !desk.setting().ours(one.key()))
                        .map(MailAddress::domain)
                        .distinct()
                        .count();
        return (domains > 1 && arrival.refersToNothing())
                || arrival.people().size() > MOST_RECIPIENTS
                || parsed.header("list-unsubscribe") != null
                || parsed.header("list-id") != null
                || automatic(parsed);
    }

    private static boolean automatic(ParsedMail parsed) {
        var submitted = parsed.autoSubmitted();
        return submitted != null && !submitted.strip().equalsIgnoreCase("no");
    }

    /// Everything else is a customer's new matter.
    static Optional<Decision> begin(Arrival arrival, Desk desk) {
        var why = arrival.parsed().kind() == MailKind.CUSTOMER ? "new matter" : "new";
        return Optional.of(new Decision.NewTicket(Belonging.customer(arrival), null, why));
    }
}
