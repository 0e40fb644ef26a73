package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectKeys;
import org.sportello.intake.arrival.SubjectLine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An answer that names no message, or one that nobody knows (relays give messages other ids): its
/// subject, the people and the time lead to its ticket. A subject without a reply prefix begins
/// something new; only when an answer to it is here already does it join that one.
final class SubjectCheck implements Check {

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        boolean answers = arrival.subject().reply() || !arrival.parsed().inReplyTo().isEmpty();
        if (!arrival.refersToNothing() && !answers) {
            return Optional.empty();
        }
        var candidates = new ArrayList<Conversation>();
        var why = "subject and people";
        var limit = desk.setting().rules().subjectFor();
        if (answers) {
            candidates.addAll(numbered(arrival, desk));
            if (candidates.isEmpty()) {
                candidates.addAll(answered(arrival, desk));
            } else {
                why = "number of another desk and people";
                limit = desk.setting().rules().foreignNumberFor();
            }
        } else {
            candidates.addAll(answeredBefore(arrival, desk));
            why = "subject of an answer that came before";
        }
        var best = best(candidates, limit, arrival, desk);
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision.FollowUp(best.get(), why));
    }

    private static List<Conversation> numbered(Arrival arrival, Desk desk) {
        var limit = desk.setting().rules().foreignNumberFor();
        var number = SubjectLine.foreignNumber(arrival.parsed().subject());
        return number.map(text ->
                        SubjectKeys.lookedUp(arrival).stream()
                                .map(person -> SubjectKeys.foreign(text, person))
                                .flatMap(key -> found(key, desk).stream())
                                .filter(one -> one.distance(arrival.at()).compareTo(limit) <= 0)
                                .toList())
                .orElse(List.of());
    }

    private static List<Conversation> answered(Arrival arrival, Desk desk) {
        var matter = arrival.subject().matter();
        var found = new ArrayList<Conversation>();
        if (matter.isEmpty()) {
            return found;
        }
        for (var person : SubjectKeys.lookedUp(arrival)) {
            var begun = found(SubjectKeys.begun(matter, person), desk);
            found.addAll(begun.stream().filter(one -> Beginning.inside(one, arrival)).toList());
            if (!arrival.refersToNothing()) {
                // An answer to this one, or to one before it, that named nothing and came first.
                found(SubjectKeys.loose(matter, person), desk).stream()
                        .filter(one -> !Beginning.inside(one, arrival) && !begun.contains(one))
                        .forEach(found::add);
            } else {
                // An answer older than a ticket whose beginning is not known yet.
                found(SubjectKeys.answered(matter, person), desk).stream()
                        .filter(one -> Beginning.inside(one, arrival) || !begun.contains(one))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<Conversation> answeredBefore(Arrival arrival, Desk desk) {
        var matter = arrival.subject().matter();
        var found = new ArrayList<Conversation>();
        if (matter.isEmpty()) {
            return found;
        }
        for (var person : SubjectKeys.lookedUp(arrival)) {
            var begun = found(SubjectKeys.begun(matter, person), desk);
            found(SubjectKeys.loose(matter, person), desk).stream()
                    .filter(one -> !Beginning.inside(one, arrival) && !begun.contains(one))
                    .forEach(found::add);
        }
        found.addAll(Beginning.awaiting(arrival, desk));
        return found;
    }

    private static List<Conversation> found(long key, Desk desk) {
        return desk.conversations().withSubject(key);
    }

    /// The customer's own ticket before one where he is only in Cc, then the nearest in time.
    private static Optional<Conversation> best(
            List<Conversation> candidates, Duration limit, Arrival arrival, Desk desk) {
        return candidates.stream()
                .distinct()
                .filter(one -> one.distance(arrival.at()).compareTo(limit) <= 0)
                .filter(one -> !Belonging.closed(one, arrival, desk))
                .min(
                        Comparator.comparing((Conversation one) -> !customers(one, arrival, desk))
                                .thenComparing(one -> one.distance(arrival.at()))
                                .thenComparing(
                                        one -> one.ticket().createdAt(),
                                        Comparator.reverseOrder()));
    }

    private static boolean customers(Conversation ticket, Arrival arrival, Desk desk) {
        return SubjectKeys.lookedUp(arrival).stream()
                .map(desk.customers()::get)
                .anyMatch(id -> id != null && id == ticket.ticket().customerId());
    }
}
