package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectKeys;
import org.sportello.intake.arrival.SubjectLine;

import java.util.List;

/// The message that begins a matter, coming after answers to it: with the newest mail fetched first
/// that is the rule. Answers may name it by an id that it does not carry (it has none, or a relay
/// gave it another one); then subject, person and time tie them, as they would in the other order.
final class Beginning {

    private static final int MOST_PEOPLE = 10;

    private Beginning() {}

    /// True for a message that answers nothing.
    static boolean begins(Arrival arrival) {
        return arrival.refersToNothing()
                && !arrival.subject().reply()
                && !arrival.subject().forward()
                && !arrival.subject().matter().isEmpty();
    }

    /// The tickets of the same customer and subject that consist of answers so far, all later than
    /// this message and not much later. Whatever names more than one message, or was written by us,
    /// leads to its own beginning, which may be still to come; only a message without an id (or
    /// with one that was used before) cannot be named by what answers it.
    static List<Conversation> awaiting(Arrival arrival, Desk desk) {
        if (!begins(arrival) || arrival.people().isEmpty()) {
            return List.of();
        }
        var matter = arrival.subject().matter();
        var customer = customer(arrival);
        var id = desk.customers().get(customer);
        boolean anonymous = arrival.parsed().messageId() == null || arrival.sharedId();
        var key =
                anonymous
                        ? SubjectKeys.answered(matter, customer)
                        : SubjectKeys.single(matter, customer);
        var limit = desk.setting().rules().subjectFor();
        var named =
                anonymous
                        ? List.<Conversation>of()
                        : desk.conversations().withKey(arrival.messageKey());
        return desk.conversations().withSubject(key).stream()
                .filter(one -> !inside(one, arrival) && !named.contains(one))
                .filter(one -> anonymous || one.ticket().replies() == 0)
                .filter(one -> id != null && id == one.ticket().customerId())
                .filter(one -> one.distance(arrival.at()).compareTo(limit) <= 0)
                .filter(one -> SubjectLine.of(one.ticket().subject()).matter().equals(matter))
                .filter(one -> !begun(one, matter, desk))
                .toList();
    }

    private static String customer(Arrival arrival) {
        return arrival.outgoing()
                ? arrival.people().iterator().next()
                : Belonging.customer(arrival).key();
    }

    private static boolean begun(Conversation ticket, String matter, Desk desk) {
        return ticket.people().stream()
                .limit(MOST_PEOPLE)
                .map(person -> SubjectKeys.begun(matter, person))
                .anyMatch(key -> desk.conversations().withSubject(key).contains(ticket));
    }

    static boolean inside(Conversation ticket, Arrival arrival) {
        return !arrival.at().isBefore(ticket.ticket().createdAt());
    }
}
