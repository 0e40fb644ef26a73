package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.words.Phrases;

import java.util.List;
import java.util.Locale;

/// The line above a quotation: `On … wrote:`, `Am … schrieb …:`, `Il giorno … ha scritto:`, also
/// wrapped over several lines. Told by what all of them share (a date, an address, a verb, a colon)
/// rather than by one pattern for each program.
final class Introductions {

    private static final int MOST_LINES = 6;
    private static final int LONGEST = 420;
    private static final int LONGEST_STARTER = 10;

    /// In the scripts of the world; Armenian has two signs for it.
    private static final String COLONS = ":：՝։";

    private static final Phrases VERBS = Phrases.read("introduction-verbs");

    /// How introductions begin, in lower case, apart from dates and names.
    private static final Phrases STARTERS = Phrases.read("introduction-starters");

    private Introductions() {}

    /// How many lines the introduction takes that starts at the line; 0 if none starts there.
    static int length(List<Line> lines, int index) {
        String first = plain(lines.get(index).text());
        if (first.isEmpty() || first.length() > LONGEST) return 0;
        int limit = starts(first) ? MOST_LINES : namesSender(first) ? 2 : 1;
        StringBuilder joined = new StringBuilder();
        int blanks = 0;
        for (int count = 1; count <= limit && index + count <= lines.size(); count++) {
            Line line = lines.get(index + count - 1);
            if (line.blank()) {
                if (++blanks > 2 || count == 1) return 0;
                continue;
            }
            String text = plain(line.text());
            if (text.isEmpty()) return 0;
            if (count > 1 && line.prefixed() && !closesBracket(text)) return 0;
            if (!joined.isEmpty()) joined.append(' ');
            joined.append(text);
            if (joined.length() > LONGEST) return 0;
            if (count > 1 && isStartOfItsOwn(first, text)) return 0;
            boolean quoteFollows = quoteFollows(lines, index + count);
            if (blanks > 0 && count > 1 && joined.indexOf("@") < 0) continue;
            if (single(joined.toString(), quoteFollows)) return count;
            if (sentenceEnds(text)) return 0;
        }
        return 0;
    }

    /// Without the marks of writing direction, and with the digits that we read.
    private static String plain(String line) {
        String text = line.strip();
        boolean odd = false;
        for (int i = 0; i < text.length() && !odd; i++)
            odd = mark(text.charAt(i)) || eastern(text.charAt(i));
        if (!odd) return text;
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (eastern(c)) plain.append((char) ('0' + Character.digit(c, 10)));
            else if (!mark(c)) plain.append(c);
        }
        return plain.toString().strip();
    }

    private static boolean mark(char c) {
        return c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean eastern(char c) {
        return c > '\u007f' && Character.isDigit(c);
    }

    /// `Anna Neri <anna@example.it> escreveu no dia …`: the rest may stand in the next line.
    private static boolean namesSender(String text) {
        int sign = text.indexOf('@');
        return sign > 0
                && text.lastIndexOf('<', sign) >= 0
                && text.indexOf('>', sign) > 0
                && !sentenceEndsAfterWord(text)
                && verb(text);
    }

    /// `… schrieb am Mo., 16.` goes on in the next line, `… told me so.` does not.
    private static boolean sentenceEndsAfterWord(String text) {
        return text.endsWith(".") && !digit(text, text.length() - 2);
    }

    /// The line is a whole introduction, and the line before it is no beginning of one.
    private static boolean isStartOfItsOwn(String before, String text) {
        if (text.charAt(0) == '<' || !starts(text) || !single(text, false)) return false;
        if (starter(text)) return true;
        String lastWord = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return !hasDigit(before)
                && !before.endsWith(",")
                && !STARTERS.have(lastWord)
                && !lastWord.equals("giorno");
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) if (digit(text, i)) return true;
        return false;
    }

    /// `> wrote:` and `>:` are the end of a wrapped address, not a quotation.
    private static boolean closesBracket(String text) {
        return text.startsWith(">")
                && text.length() < 60
                && (text.endsWith(":") && (text.length() < 4 || verb(text)));
    }

    private static boolean sentenceEnds(String text) {
        return text.endsWith("?")
                || text.endsWith("!")
                || (text.endsWith(".") && text.length() > 60);
    }

    private static boolean quoteFollows(List<Line> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).blank()) i++;
        return i < lines.size()
                && (lines.get(i).prefixed() || lines.get(i).mark() == Line.Mark.QUOTE);
    }

    private static boolean starter(String text) {
        int end = text.indexOf(' ');
        int length = end < 0 ? text.length() : end;
        return length <= LONGEST_STARTER
                && STARTERS.have(text.substring(0, length).toLowerCase(Locale.ROOT));
    }

    private static boolean starts(String text) {
        if (starter(text)) return true;
        char c = text.charAt(0);
        if (c == '-' || c == '"' || c == '*' || c == '<')
            return date(text) || time(text) || text.indexOf('@') > 0;
        return date(text) || time(text);
    }

    /// Judges a whole introduction in one line.
    private static boolean single(String joined, boolean quoteFollows) {
        String text = joined;
        while (text.endsWith("-") || text.endsWith("*") || text.endsWith(" ") || text.endsWith("_"))
            text = text.substring(0, text.length() - 1);
        boolean colon = !text.isEmpty() && COLONS.indexOf(text.charAt(text.length() - 1)) >= 0;
        boolean address = text.indexOf('@') > 0;
        boolean when = date(text) || time(text);
        // Looking for a verb is dear: only where it decides.
        if (!colon)
            return withoutColon(text, address, when)
                    || (quoteFollows
                            && address
                            && text.length() < 200
                            && ((when && verb(text)) || endsWithVerb(text)));
        boolean quoted = quoteFollows && text.length() < 200;
        if (!address && !when) return quoted && verb(text);
        return quoted || unmarked(text, address, when);
    }

    /// Nothing marks what follows as a quotation: only a line that a program writes counts, not one
    /// that tells of a letter (`On 3 May I wrote to your colleague:`).
    private static boolean unmarked(String text, boolean address, boolean when) {
        if (Telling.tells(text, address)) return false;
        if (verb(text)) return address || namesAfterVerb(text);
        return address && when && text.length() < 300 && writtenByProgram(text);
    }

    private static boolean alone(String text, int from, int to) {
        return (from == 0 || !Character.isLetter(text.charAt(from - 1)))
                && (to >= text.length() || !Character.isLetter(text.charAt(to)));
    }

    /// Behind the verb stands nothing, a name, or the date: `schrieb Anna Neri:`, not `wrote
    /// down:`.
    private static boolean namesAfterVerb(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) return true;
        int end = 0;
        for (String verb : VERBS.all()) {
            int at = lower.lastIndexOf(verb);
            if (at >= 0 && alone(lower, at, at + verb.length()))
                end = Math.max(end, at + verb.length());
        }
        String behind = text.substring(end);
        if (hasDigit(behind)) return true;
        for (String word : behind.split("[ :：]+", 12))
            if (word.length() > 3 && Character.isLowerCase(word.charAt(0))) return false;
        return true;
    }

    /// Begins with a date, with a word that such lines begin with, or with a short word and a mark
    /// (`пн, 16 …`).
    private static boolean writtenByProgram(String text) {
        int space = text.indexOf(' ');
        String first = space < 0 ? text : text.substring(0, space);
        char last = first.charAt(first.length() - 1);
        return starter(text)
                || hasDigit(first)
                || last == ','
                || last == '.'
                || text.charAt(0) > '\u0250'
                || "\"*<-".indexOf(text.charAt(0)) >= 0
                || datedSender(text)
                || (text.indexOf('@') < text.length() / 2
                        && !hasDigit(text.substring(0, text.indexOf('@'))));
    }

    /// `May 3, 2024, 10:15 by anna@example.it:`: date and time, and an address at the end.
    private static boolean datedSender(String text) {
        int sign = text.indexOf('@');
        int space = text.indexOf(' ', text.indexOf(' ') + 1);
        return space > 0
                && space < sign
                && text.indexOf(' ', sign) < 0
                && hasDigit(text.substring(0, space))
                && dated(text.substring(0, sign));
    }

    /// A date with a time of day.
    static boolean dated(String text) {
        String plain = plain(text);
        return date(plain) && time(plain);
    }

    /// Some programs leave the colon out: `---- On … wrote ----`, `2013/7/20 Anna
    /// <anna@example.it>`, `2016-03-03 17:21 GMT+01:00 Anna`.
    private static boolean withoutColon(String text, boolean address, boolean when) {
        if (text.length() > 200 || !when) return false;
        if (address && endsWithVerb(text) && verb(text)) return true;
        if (dashedDate(text)) return true;
        if (!Character.isDigit(text.charAt(0))) return false;
        if (address && text.endsWith(">") && date(text) && text.indexOf('<') > 0) return true;
        int zone = text.indexOf(" GMT");
        return zone > 0
                && zone < 30
                && time(text)
                && text.length() < 100
                && text.length() > zone + 8;
    }

    /// Notes: `Anna Neri ---03/05/2024 10:15:00---the first words of her letter`.
    private static boolean dashedDate(String text) {
        int from = text.indexOf("---");
        int to = from < 1 ? -1 : text.indexOf("---", from + 3);
        if (to < 0 || to - from > 40) return false;
        String between = text.substring(from + 3, to);
        return date(between) && time(between);
    }

    private static boolean endsWithVerb(String text) {
        return VERBS.end(text.toLowerCase(Locale.ROOT));
    }

    /// A verb of writing stands in the text.
    static boolean verb(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String verb : VERBS.all()) {
            int at = lower.indexOf(verb);
            while (at >= 0) {
                int end = at + verb.length();
                boolean startsWord =
                        at == 0
                                || !Character.isLetter(lower.charAt(at - 1))
                                || verb.charAt(0) > '\u0e00';
                boolean endsWord =
                        end >= lower.length()
                                || !Character.isLetter(lower.charAt(end))
                                || verb.charAt(0) > '\u0e00';
                if (startsWord && endsWord) return true;
                at = lower.indexOf(verb, at + 1);
            }
        }
        return false;
    }

    /// A year, or three numbers with separators.
    private static boolean date(String text) {
        int digits = 0;
        int groups = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                digits++;
                continue;
            }
            if (digits == 4 && year(text, i - 4)) return true;
            if (digits == 1 || digits == 2) {
                groups = c == '.' || c == '/' || c == '-' || groups == 2 ? groups + 1 : 0;
                if (groups == 3) return true;
            } else if (digits > 0) groups = 0;
            else if (c != ' ' || groups < 2) groups = c == ' ' && groups > 0 ? groups : 0;
            digits = 0;
        }
        return false;
    }

    private static boolean year(String text, int at) {
        return (text.startsWith("19", at) || text.startsWith("20", at))
                && (at == 0
                        || !Character.isLetter(text.charAt(at - 1))
                        || text.charAt(at - 1) > '\u0e00');
    }

    /// `12:47`, `9.05`, `18h30`.
    static boolean time(String text) {
        for (int i = 1; i + 2 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ':' || c == '.' || c == 'h')
                    && digit(text, i - 1)
                    && digit(text, i + 1)
                    && digit(text, i + 2)
                    && !digit(text, i + 3)) {
                if (c != '.' || i + 3 >= text.length() || text.charAt(i + 3) != '.') return true;
            }
        }
        return false;
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
