package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;

import java.util.Optional;
import java.util.Set;

/// Who belongs to a conversation. A common ancestor is not enough: two people who answer the same
/// newsletter have nothing to do with each other.
public final class Belonging {

    private Belonging() {}

    /// True if the people of a message belong to the people of a ticket: who writes takes part
    /// already, or writes to somebody who does.
    static boolean accepts(Conversation ticket, Arrival arrival, Set<String> people, Desk desk) {
        if (arrival.parsed().kind() == MailKind.BOUNCE) {
            return true;
        }
        // Without our own addresses we cannot tell a recipient from ourselves.
        boolean sure = arrival.outgoing() || !desk.setting().self().isEmpty();
        return ticket.includesAny(sure ? people : arrival.senders());
    }

    /// The message belongs to this ticket; but to one that has been closed for long it only leads.
    static Optional<Decision> to(Conversation ticket, String why, Arrival arrival, Desk desk) {
        if (!closed(ticket, arrival, desk)) {
            return Optional.of(new Decision.FollowUp(ticket, why));
        }
        return arrival.human()
                ? Optional.of(linked(ticket.ticket(), why + ", closed for long", arrival))
                : Optional.of(new Decision.FollowUp(ticket, why));
    }

    static boolean closed(Conversation ticket, Arrival arrival, Desk desk) {
        var limit = desk.setting().rules().closedFor();
        return ticket.closedLongBefore(arrival.at(), limit)
                || (ticket.ticket().state() == TicketState.SPAM && arrival.human())
                || ticket.ticket().state() == TicketState.WITHDRAWN;
    }

    static Decision linked(Ticket older, String why, Arrival arrival) {
        return new Decision.NewTicket(customer(arrival), older.id(), why);
    }

    /// Who a ticket made of the message belongs to.
    public static MailAddress customer(Arrival arrival) {
        var parsed = arrival.parsed();
        if (parsed.customer() != null) {
            return parsed.customer();
        }
        return parsed.from() != null ? parsed.from() : new MailAddress("", "");
    }
}
