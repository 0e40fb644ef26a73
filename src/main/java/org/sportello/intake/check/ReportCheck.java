package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectKeys;
import org.sportello.intake.arrival.SubjectLine;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.parse.words.Phrases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A report that returns nothing of the message that it is about, or returns it under an id that a
/// relay gave it: the recipient and the subject that it names lead to the ticket.
final class ReportCheck implements Check {

    private static final int MOST_LINES = 100;
    private static final int MOST_RECIPIENTS = 10;
    private static final int LONGEST_LABEL = 60;

    private static final Phrases LABELS = Phrases.read("header-subject");

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
        for (var matter : matters(arrival)) {
            for (var person : bounce.recipients().stream().limit(MOST_RECIPIENTS).toList()) {
                found.addAll(desk.conversations().withSubject(SubjectKeys.begun(matter, person)));
                found.addAll(
                        desk.conversations().withSubject(SubjectKeys.answered(matter, person)));
            }
        }
        return found;
    }

    /// The subjects that it may be about: behind `Undeliverable:`, and in lines `Subject: …`.
    private static Set<String> matters(Arrival arrival) {
        var matters = new LinkedHashSet<String>();
        behindLabel(arrival.parsed().subject(), false, matters);
        arrival.parsed()
                .text()
                .lines()
                .limit(MOST_LINES)
                .forEach(line -> behindLabel(line.strip(), true, matters));
        matters.remove("");
        return matters;
    }

    private static void behindLabel(String line, boolean named, Set<String> matters) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon > LONGEST_LABEL) {
            return;
        }
        var label = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (!named || LABELS.have(label) || label.contains("subject")) {
            matters.add(SubjectLine.of(line.substring(colon + 1)).matter());
        }
    }
}
