package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectKeys;
import org.sportello.mail.message.Bounce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A report that returns nothing of the message that it is about, or returns it under an id that a
/// relay gave it: the recipient and the subject that it names lead to the ticket.
final class ReportCheck implements Check {

    @Override
    public Optional<Decision> decide(Arrival arrival, Desk desk) {
        var bounce = arrival.parsed().bounce();
        // In an archive the message itself may be still to come, which is the surer sign.
        if (bounce == null || (arrival.history() && !bounce.originalMessageIds().isEmpty())) {
            return Optional.empty();
        }
        var limit = desk.setting().rules().subjectFor();
        return candidates(arrival, bounce, desk).stream()
                .filter(one -> one.distance(arrival.at()).compareTo(limit) <= 0)
                .min(Comparator.comparing(one -> one.distance(arrival.at())))
                .map(one -> new Decision.FollowUp(one, "recipient and subject of a report"));
    }

    private static List<Conversation> candidates(Arrival arrival, Bounce bounce, Desk desk) {
        var found = new ArrayList<Conversation>();
        for (var matter : Reported.matters(arrival)) {
            for (var person : Reported.people(bounce)) {
                found.addAll(desk.conversations().withSubject(SubjectKeys.begun(matter, person)));
                found.addAll(
                        desk.conversations().withSubject(SubjectKeys.answered(matter, person)));
            }
        }
        return found;
    }
}
