package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectLine;
import org.sportello.mail.message.MailKind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Messages name their ancestors, in In-Reply-To and References (RFC 5322 §3.6.4). A message joins
/// the ticket that knows one of them, the nearest first, whether we hold that ancestor or only know
/// it from others; and a message that comes later than its answers joins theirs.
final class ReferenceCheck implements Check {

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        var found = candidates(arrival, desk);
        Conversation stale = null;
        for (var one : found) {
            if (!one.accepted(arrival, desk)) {
                continue;
            }
            if (Belonging.closed(one.ticket, arrival, desk)) {
                stale = stale == null ? one.ticket : stale;
            } else {
                return Optional.of(
                        new Decision.FollowUp(
                                one.ticket, one.why, bridged(one.ticket, found, arrival, desk)));
            }
        }
        return stale == null ? Optional.empty() : Belonging.to(stale, "references", arrival, desk);
    }

    private static List<Candidate> candidates(Arrival arrival, Desk desk) {
        var found = new ArrayList<Candidate>();
        for (var reference : arrival.references()) {
            var id = reference.id();
            for (var ticket : desk.conversations().withKey(reference.key())) {
                found.add(new Candidate(ticket, id, where(arrival, id), false));
            }
        }
        var own = arrival.parsed().messageId();
        if (own != null && !arrival.sharedId()) {
            for (var ticket : desk.conversations().withKey(arrival.messageKey())) {
                found.add(new Candidate(ticket, own, "answered by a mail that came before", true));
            }
        }
        var outlook = arrival.outlookKey();
        if (outlook != null) {
            for (var ticket : desk.conversations().withKey(outlook)) {
                found.add(new Candidate(ticket, "", "thread-index", false));
            }
        }
        return found;
    }

    /// Which header names the id, e.g. `references #3`.
    static String where(Arrival arrival, String id) {
        if (arrival.parsed().inReplyTo().contains(id)) {
            return "in-reply-to";
        }
        int index = arrival.parsed().references().indexOf(id);
        return index >= 0 ? "references #" + (index + 1) : "returned message";
    }

    /// Tickets that this message shows to be the same conversation.
    private static List<Conversation> bridged(
            Conversation ticket, List<Candidate> found, Arrival arrival, Desk desk) {
        var bridged = new LinkedHashSet<Conversation>();
        for (var one : found) {
            if (one.ticket != ticket
                    && !Belonging.closed(one.ticket, arrival, desk)
                    && !linked(one.ticket, ticket)
                    && (one.sameMatter(ticket, arrival) || one.ownReply(arrival, desk))) {
                bridged.add(one.ticket);
            }
        }
        Beginning.awaiting(arrival, desk).stream()
                .filter(one -> one != ticket)
                .filter(one -> !Belonging.closed(one, arrival, desk) && !linked(one, ticket))
                .forEach(bridged::add);
        return List.copyOf(bridged);
    }

    private static boolean linked(Conversation one, Conversation other) {
        var first = one.ticket().linkedTo();
        var second = other.ticket().linkedTo();
        return (first != null && first == other.id()) || (second != null && second == one.id());
    }

    /// A ticket that knows one of the ids.
    ///
    /// @param late the message itself is the ancestor, and comes later than its answer
    private record Candidate(Conversation ticket, String id, String why, boolean late) {

        boolean accepted(Arrival arrival, Desk desk) {
            return Belonging.accepts(ticket, arrival, arrival.people(), desk)
                    || ownReply(arrival, desk)
                    || customersMail(arrival, desk);
        }

        /// Whoever answers a customer's mail to us, too, in whichever order the two come.
        boolean customersMail(Arrival arrival, Desk desk) {
            if (arrival.outgoing()
                    || arrival.parsed().kind() != MailKind.CUSTOMER
                    || !sameSubject(arrival)) {
                return false;
            }
            return late ? arrival.toFew() : !id.isEmpty() && desk.customersMail(id);
        }

        /// An id alone does not join strangers: careless programs use one twice.
        private boolean sameSubject(Arrival arrival) {
            var here = SubjectLine.of(ticket.ticket().subject()).matter();
            var there = arrival.subject().matter();
            return here.contains(there) || there.contains(here);
        }

        /// Whoever answers a reply of ours belongs to its ticket.
        boolean ownReply(Arrival arrival, Desk desk) {
            if (late) {
                return arrival.outgoing() && !arrival.refersToNothing();
            }
            return !id.isEmpty() && desk.ownReply(id);
        }

        /// Stricter than accepted: two tickets are joined for one customer, by a reply of ours to
        /// both, or by the message that both answer; never because somebody answered the same
        /// newsletter.
        boolean sameMatter(Conversation other, Arrival arrival) {
            if (!ticket.includesAny(arrival.people())) {
                return false;
            }
            return ticket.ticket().customerId() == other.ticket().customerId()
                    || (arrival.outgoing() ? !arrival.refersToNothing() : late);
        }
    }
}
