package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;

/// Lines that announce an earlier message without quoting it line by line: `-----Original
/// Message-----`, `---------- Forwarded message ----------`, `Begin forwarded message:`, in the
/// usual languages.
final class Announcements {

    private static final int LONGEST = 120;

    /// What stands between dashes, in lower case.
    private static final Phrases BETWEEN_DASHES = Phrases.read("announced-between-dashes");

    /// What stands alone, often with a colon.
    private static final Phrases ALONE = Phrases.read("announced-alone");

    /// What other desks write above the message that is answered.
    private static final Phrases REPLY_ABOVE = Phrases.read("announced-reply-above");

    private static final int SHORT = 60;

    /// As short as the shortest of them, which are Chinese.
    private static final int SHORTEST_REPLY_ABOVE = 8;

    private Announcements() {}

    /// True for a line that says: here begins an earlier message.
    static boolean announces(String line) {
        if (line.length() > LONGEST) return false;
        String text = line.strip();
        if (text.isEmpty()) return false;
        int from = 0;
        int to = text.length();
        while (from < to && frame(text.charAt(from))) from++;
        while (to > from
                && (frame(text.charAt(to - 1))
                        || text.charAt(to - 1) == ':'
                        || text.charAt(to - 1) == '：')) to--;
        if (from == to) return false;
        String inner = text.substring(from, to).strip().toLowerCase(Locale.ROOT);
        if ((from > 0 || inner.length() < SHORT)
                && inner.length() >= SHORTEST_REPLY_ABOVE
                && REPLY_ABOVE.standIn(inner)) return true;
        boolean framed = dashes(text, 0, from) >= 2;
        if (framed)
            return BETWEEN_DASHES.have(inner)
                    || inner.startsWith("forwarded by ")
                    || inner.startsWith("original message from ")
                    || inner.startsWith("forwarded message from");
        return ALONE.have(inner);
    }

    /// True for the words of an announcement without the dashes; only a header block below makes it
    /// one.
    static boolean mayAnnounce(String line) {
        if (line.length() > LONGEST) return false;
        if (separator(line) || framed(line)) return true;
        if (line.length() > SHORT) return false;
        return BETWEEN_DASHES.have(
                line.replace('*', ' ').replace(':', ' ').strip().toLowerCase(Locale.ROOT));
    }

    /// A line of dashes or underscores.
    static boolean separator(String line) {
        String text = line.strip();
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!frame(text.charAt(i))) return false;
            if (text.charAt(i) != ' ' && text.charAt(i) != '*' && text.charAt(i) != '\u00a0')
                marks++;
        }
        return marks >= 5;
    }

    /// Words between dashes on both sides, whatever they are.
    private static boolean framed(String line) {
        String text = line.strip();
        return text.length() > 8
                && dashes(text, 0, 3) == 3
                && dashes(text, text.length() - 3, text.length()) == 3;
    }

    private static int dashes(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++)
            if (text.charAt(i) == '-'
                    || text.charAt(i) == '_'
                    || text.charAt(i) == '='
                    || text.charAt(i) > '\u2000') count++;
        return count;
    }

    private static boolean frame(char c) {
        return c == '-'
                || c == '#'
                || c == '_'
                || c == '='
                || c == '*'
                || c == ' '
                || c == '\u00a0'
                || c == '>'
                || (c >= '\u2010' && c <= '\u2015')
                || c == '\u2500'
                || c == '\u2212'
                || c == '~';
    }
}
