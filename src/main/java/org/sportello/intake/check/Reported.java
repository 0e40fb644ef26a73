package org.sportello.intake.check;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectLine;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.parse.words.Phrases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a report says in words about the message that it is about: to whom that went, and under
/// which subject.
public final class Reported {

    private static final int MOST_LINES = 100;
    private static final int MOST_RECIPIENTS = 10;
    private static final int LONGEST_LABEL = 60;

    private static final Phrases LABELS = Phrases.read("header-subject");

    private Reported() {}

    /// Whom it did not reach, in lower case.
    public static List<String> people(Bounce bounce) {
        return bounce.recipients().stream().limit(MOST_RECIPIENTS).toList();
    }

    /// The subjects that it may be about: behind `Undeliverable:`, and in lines `Subject: …`.
    public static Set<String> matters(Arrival arrival) {
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
