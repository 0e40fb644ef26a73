package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.fold.Line.Mark;
import org.sportello.mail.parse.words.Phrases;

import java.util.List;
import java.util.Locale;

/// Where a signature begins in a run of lines that the sender wrote: a delimiter, a `Sent from my
/// …` line, a closing with contact details, or the footer of a list. A bare `Thanks, Anna` is part
/// of what was said and stays.
final class Signatures {

    private static final int LONGEST_PLAIN_DELIMITED = 15;
    private static final int LONGEST_CLOSING = 12;

    private static final Phrases CLOSINGS = Phrases.read("closings");
    private static final Phrases FOOTER_WORDS = Phrases.read("footers");

    private Signatures() {}

    /// The index of the first line of the signature at the end of `[from, to)`, or `to`.
    static int start(List<Line> lines, int from, int to) {
        int written = lastWritten(lines, from, to);
        if (written <= from) return to;
        int end = lastWritten(lines, from, Disclaimers.start(lines, from, written));
        int delimited = delimiter(lines, from, end);
        int footer = footer(lines, from, Math.min(end, delimited));
        int start = Math.min(delimited, footer);
        int sentFrom = sentFrom(lines, from, Math.min(start, end));
        start = Math.min(start, sentFrom);
        int closing = closing(lines, from, Math.min(start, end), start < end);
        if (Math.min(start, closing) < end) return Math.min(start, closing);
        return end < written ? end : to;
    }

    private static int lastWritten(List<Line> lines, int from, int to) {
        int end = to;
        while (end > from && lines.get(end - 1).blank()) end--;
        return end;
    }

    /// `-- ` and what follows; without the space only if what follows is short.
    private static int delimiter(List<Line> lines, int from, int end) {
        for (int i = from; i < end; i++) {
            Line line = lines.get(i);
            if (line.mark() == Mark.SIGNATURE && !line.blank() && onlySignature(lines, i, end))
                return i;
            String text = line.text();
            if (text.length() > 6 || !text.startsWith("-")) continue;
            if (text.equals("-- ") || text.equals("- -- ")) return i;
            if (!text.startsWith("--")) continue;
            boolean plain = text.stripTrailing().equals("--") || text.equals("--\u00a0");
            if (plain && end - i <= LONGEST_PLAIN_DELIMITED && !ruled(lines, from, end)) return i;
        }
        return end;
    }

    private static boolean onlySignature(List<Line> lines, int at, int end) {
        int others = 0;
        for (int i = at; i < end; i++)
            if (lines.get(i).mark() != Mark.SIGNATURE && !lines.get(i).blank()) others++;
        return others <= 1;
    }

    /// Several `--` lines are ruled text, not a signature.
    private static boolean ruled(List<Line> lines, int from, int end) {
        int count = 0;
        for (int i = from; i < end; i++)
            if (lines.get(i).text().stripTrailing().equals("--")) count++;
        return count > 2;
    }

    /// A ruled block at the end whose words are those of list software or of a scanner.
    private static int footer(List<Line> lines, int from, int end) {
        int lowest = Math.max(from, end - LONGEST_PLAIN_DELIMITED);
        for (int i = end - 1; i >= lowest; i--) {
            String text = lines.get(i).text();
            boolean rule =
                    Announcements.separator(text)
                            || text.strip().equals("---")
                            || text.strip().equals("--")
                            || text.strip().equals("\u2014");
            if (rule && footerWords(lines, i + 1, end)) return i;
        }
        return end;
    }

    private static boolean footerWords(List<Line> lines, int from, int end) {
        for (int i = from; i < end; i++) {
            String lower = lines.get(i).text().toLowerCase(Locale.ROOT);
            if (FOOTER_WORDS.standIn(lower)) return true;
        }
        return false;
    }

    /// A `Sent from …` line at the end, perhaps with an address of the program below it.
    private static int sentFrom(List<Line> lines, int from, int end) {
        int last = lastWritten(lines, from, end);
        for (int i = last - 1; i >= from && i >= last - 3; i--) {
            if (lines.get(i).blank()) continue;
            if (SentFrom.is(lines.get(i).text())
                    && (i == from || lines.get(i - 1).blank() || i == last - 1)) return i;
            if (!SentFrom.goesWith(lines.get(i).text())) return end;
        }
        return end;
    }

    /// A closing phrase with a block of contact details below it. If a delimited signature follows,
    /// the closing before it stays with the text.
    private static int closing(List<Line> lines, int from, int limit, boolean delimited) {
        int end = lastWritten(lines, from, limit);
        if (delimited) return limit;
        for (int i = Math.max(from, end - LONGEST_CLOSING); i < end - 2; i++) {
            // `Thanks.` above all the rest is the letter itself.
            if (!closes(lines.get(i).text()) || lastWritten(lines, 0, i) == 0) continue;
            if (hasContact(lines, i + 1, end)) return i;
        }
        return limit;
    }

    private static boolean closes(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.length() > 45) return false;
        int end = text.length();
        while (end > 0 && ",.!:;- ".indexOf(text.charAt(end - 1)) >= 0) end--;
        String words = text.substring(0, end).toLowerCase(Locale.ROOT);
        int place = Math.max(words.indexOf(" aus "), words.indexOf(" from "));
        return CLOSINGS.have(words) || (place > 0 && CLOSINGS.have(words.substring(0, place)));
    }

    /// True if short lines follow, and one of them is a telephone, an address on the net or a
    /// company.
    private static boolean hasContact(List<Line> lines, int from, int end) {
        int written = 0;
        boolean contact = false;
        for (int i = from; i < end; i++) {
            String text = lines.get(i).text().strip();
            if (text.isEmpty()) continue;
            written++;
            if (text.length() > 90) return false;
            if (text.endsWith("?") || postscript(text)) return false;
            contact |= contact(text);
        }
        return contact && written >= 2;
    }

    private static boolean postscript(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("p.s") || lower.startsWith("ps:") || lower.startsWith("ps ");
    }

    /// Seven figures or more, in groups or behind a zero or a plus: not a customer's number.
    private static boolean telephone(String text) {
        int digits = 0;
        boolean groups = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isDigit(c)) continue;
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            groups |=
                    digits == 0
                            ? c == '0' || before == '+' || before == '('
                            : !Character.isDigit(before);
            digits++;
        }
        return digits >= 7 && groups;
    }

    private static boolean contact(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("www.")
                || lower.contains("http://")
                || lower.contains("https://")
                || lower.indexOf('@') > 0) return true;
        if (text.length() < 60 && telephone(text)) return true;
        return lower.startsWith("tel")
                || lower.startsWith("fax")
                || lower.startsWith("mob")
                || lower.startsWith("phone")
                || lower.startsWith("cell");
    }
}
