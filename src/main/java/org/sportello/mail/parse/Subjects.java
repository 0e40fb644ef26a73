package org.sportello.mail.parse;

import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;

/// What programs write into subjects, in the usual languages.
final class Subjects {

    private static final Phrases AUTOREPLIES = Phrases.read("autoreply-subjects");

    private static final Phrases ACKNOWLEDGEMENTS = Phrases.read("acknowledgement-subjects");

    private static final Phrases BOUNCES = Phrases.read("bounce-subjects");

    private Subjects() {}

    /// True for the subject of an absence note. An answer to one (`Re: Automatic reply: …`) is not.
    static boolean isAutoreply(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT).strip();
        while (lower.startsWith("[") && lower.indexOf(']') > 0)
            lower = lower.substring(lower.indexOf(']') + 1).strip();
        if (lower.startsWith("auto:") || lower.startsWith("[auto]") || lower.startsWith("auto :"))
            return true;
        return AUTOREPLIES.begin(lower);
    }

    static boolean isAcknowledgement(String subject) {
        return ACKNOWLEDGEMENTS.standIn(subject.toLowerCase(Locale.ROOT));
    }

    static boolean isBounce(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT);
        if (lower.startsWith("re:")
                || lower.startsWith("aw:")
                || lower.startsWith("fwd:")
                || lower.startsWith("fw:")
                || lower.startsWith("r:")) return false;
        return BOUNCES.standIn(lower);
    }
}
