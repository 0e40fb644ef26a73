package org.sportello.mail.parse;

import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;

/// What programs write into subjects, in the usual languages.
final class Subjects {

    private static final Phrases AUTOREPLIES = Phrases.read("autoreply-subjects");

    private static final Phrases ACKNOWLEDGEMENTS = Phrases.read("acknowledgement-subjects");

    private static final Phrases BOUNCES = Phrases.read("bounce-subjects");

    private Subjects() {}

    private static final Phrases ABSENCES = Phrases.read("autoreply-subjects-weak");

    private static final Phrases ABSENCE_SENTENCES = Phrases.read("autoreply-sentences");

    private static final int LONGEST_NOTE = 3000;

    /// True for an absence note: by its subject alone where a program makes it (`Automatic reply:
    /// …`), by subject and text where a person may have written it (`On holiday until Monday`).
    static boolean isAutoreply(String subject, String newText) {
        if (isAutoreply(subject)) return true;
        String lower = subject.toLowerCase(Locale.ROOT);
        if (newText.length() > LONGEST_NOTE || lower.startsWith("re:")) return false;
        if (!AUTOREPLIES.begin(lower.strip()) && !ABSENCES.standIn(lower)) return false;
        String text = newText.replace('\n', ' ').replace('’', '\'').toLowerCase(Locale.ROOT);
        return ABSENCE_SENTENCES.standIn(text);
    }

    /// True for the subject that a program gives an absence note: the words for one, and then
    /// nothing or the subject that is answered. An answer to one (`Re: Automatic reply: …`) is not.
    static boolean isAutoreply(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT).strip();
        while (lower.startsWith("[") && lower.indexOf(']') > 0)
            lower = lower.substring(lower.indexOf(']') + 1).strip();
        if (lower.startsWith("auto:") || lower.startsWith("[auto]") || lower.startsWith("auto :"))
            return true;
        for (String phrase : AUTOREPLIES.all())
            if (lower.startsWith(phrase) && ends(lower, phrase)) return true;
        return false;
    }

    /// `Out of office: order 5` and `Out of office`, not `Out of office chairs`.
    private static boolean ends(String subject, String phrase) {
        if (phrase.endsWith(":")) return true;
        int at = phrase.length();
        while (at < subject.length() && subject.charAt(at) == ' ') at++;
        if (at == subject.length()) return true;
        char next = subject.charAt(at);
        if (Character.isLetter(next) || next == '\'') return next > '\u2e80';
        return true;
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
