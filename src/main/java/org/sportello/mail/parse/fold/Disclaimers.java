package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.words.Phrases;

import java.util.List;
import java.util.Locale;

/// The notices that companies and programs put below every letter: confidentiality, data
/// protection, the wood that paper is made of, the scanner that found no virus. Only whole
/// paragraphs at the end count, and only such as no customer writes.
final class Disclaimers {

    private static final int SHORTEST = 80;
    private static final int MOST_LINES = 40;

    /// Words that are a notice's by themselves.
    private static final Phrases NOTICES = Phrases.read("notices");

    /// Whom a message is for; a notice says besides what else must not be done with it.
    private static final Phrases RECIPIENTS = Phrases.read("notices-recipient");

    private static final Phrases SECRETS = Phrases.read("notices-secret");

    private Disclaimers() {}

    /// The index of the first line of the notices at the end of `[from, end)`, or `end`. Something
    /// else stands above them.
    static int start(List<Line> lines, int from, int end) {
        int start = end;
        int next = end;
        while (next > from && end - next < MOST_LINES) {
            int top = paragraph(lines, from, next);
            if (top <= from || !notice(lines, top, next)) break;
            next = above(lines, from, top);
            start = next;
            while (lines.get(start).blank()) start++;
        }
        return next > from ? start : end;
    }

    /// Where the paragraph begins that ends before the line.
    private static int paragraph(List<Line> lines, int from, int end) {
        int top = end;
        while (top > from
                && !lines.get(top - 1).blank()
                && !Announcements.separator(lines.get(top - 1).text())) top--;
        return top;
    }

    private static int above(List<Line> lines, int from, int top) {
        int next = top;
        while (next > from
                && (lines.get(next - 1).blank()
                        || Announcements.separator(lines.get(next - 1).text()))) next--;
        return next;
    }

    private static boolean notice(List<Line> lines, int from, int to) {
        if (from == to) return false;
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to && joined.length() < 4000; i++)
            joined.append(lines.get(i).text().strip()).append(' ');
        String text = joined.toString().toLowerCase(Locale.ROOT);
        // A notice asks nothing, and nobody speaks of himself in it.
        if (text.strip().endsWith("?") || text.startsWith("i ") || text.contains(" i am "))
            return false;
        if (NOTICES.standIn(text)) return true;
        return text.length() >= SHORTEST && RECIPIENTS.standIn(text) && SECRETS.standIn(text);
    }
}
