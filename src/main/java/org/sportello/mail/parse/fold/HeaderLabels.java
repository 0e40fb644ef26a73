package org.sportello.mail.parse.fold;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.words.Phrases;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The header that mail programs write above an earlier message (`From: … Sent: … To: … Subject:
/// …`), in the languages they speak.
final class HeaderLabels {

    /// What a label introduces.
    enum Label {
        FROM,
        TO,
        DATE,
        SUBJECT,
        OTHER
    }

    /// A block of header lines, `[from, to)`.
    record Block(int from, int to) {}

    private static final int LONGEST_LABEL = 40;
    private static final int MOST_LINES = 16;
    private static final Map<String, Label> LABELS = labels();

    private HeaderLabels() {}

    /// Some words are labels of two kinds: the kind that stands first in [Label] has them.
    private static Map<String, Label> labels() {
        Map<String, Label> labels = new HashMap<>();
        for (Label label : Label.values()) {
            Phrases words = Phrases.read("header-" + label.name().toLowerCase(Locale.ROOT));
            for (String word : words.all()) labels.putIfAbsent(word, label);
        }
        return Map.copyOf(labels);
    }

    /// The label that a line starts with, or null. Bold marks, bullets and quotation marks before
    /// it do not matter.
    static @Nullable Label label(String line) {
        int start = 0;
        while (start < line.length()
                && start < 12
                && (" \t*_>|\u00a0".indexOf(line.charAt(start)) >= 0
                        || direction(line.charAt(start)))) start++;
        int limit = Math.min(line.length(), start + LONGEST_LABEL);
        int colon = start;
        while (colon < limit && line.charAt(colon) != ':' && line.charAt(colon) != '：') colon++;
        if (colon == limit || colon == start) return null;
        int end = colon;
        while (end > start
                && (" *_\u00a0\t".indexOf(line.charAt(end - 1)) >= 0
                        || direction(line.charAt(end - 1)))) end--;
        return LABELS.get(line.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /// Marks of the direction of writing.
    private static boolean direction(char c) {
        return c == '\u200e' || c == '\u200f' || (c >= '\u202a' && c <= '\u202e');
    }

    /// The header block that starts at the line, or null. Three different labels are needed, and an
    /// address among their values or a time of day beside a subject; or two labels below a line
    /// that already announces an earlier message.
    static @Nullable Block at(List<Line> lines, int index, boolean announced) {
        Label first = label(lines.get(index).text());
        if (first == null) return inAnyLanguage(lines, index);
        if (first == Label.OTHER) return null;
        Set<Label> seen = EnumSet.noneOf(Label.class);
        int end = index;
        int between = 0;
        boolean addressed = false;
        boolean timed = false;
        for (int i = index; i < lines.size() && i < index + MOST_LINES; i++) {
            String text = lines.get(i).text();
            Label label = label(text);
            if (label != null) {
                if (label == first && i > index && label != Label.OTHER) break;
                if (label != Label.DATE || dated(text)) seen.add(label);
                addressed |= text.indexOf('@') > 0;
                timed |= label == Label.DATE && timed(text);
                if (label != Label.SUBJECT && alsoSubject(text)) seen.add(Label.SUBJECT);
                end = i + 1;
                between = 0;
            } else if (lines.get(i).blank()) {
                if (complete(seen) || ++between > 1) break;
            } else if (!announced && field(text)) {
                break;
            } else if (++between > 2
                    || (complete(seen)
                            && seen.contains(Label.SUBJECT)
                            && seen.contains(Label.TO))) {
                break;
            }
        }
        seen.remove(Label.OTHER);
        boolean enough =
                (seen.size() >= 3 && (addressed || (timed && seen.contains(Label.SUBJECT))))
                        || (announced && seen.size() >= 2);
        return enough && seen.contains(Label.FROM) ? new Block(index, end) : null;
    }

    /// A date has a figure; where the value stands in the next line, it is not asked for.
    private static boolean dated(String line) {
        String value = line.substring(Math.max(line.indexOf(':'), line.indexOf('：')) + 1);
        return value.replace('*', ' ').isBlank()
                || value.chars().anyMatch(Character::isDigit)
                || value.codePoints().anyMatch(c -> c > 0x2e00);
    }

    /// A time of day: a colon between figures.
    private static boolean timed(String line) {
        char before = ' ';
        boolean colon = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (direction(c)) continue;
            if (colon && Character.isDigit(c)) return true;
            colon = c == ':' && Character.isDigit(before);
            before = c;
        }
        return Introductions.time(line);
    }

    /// Labels in a language that we do not know: a sender with a name and an address, then a date
    /// with a time and a recipient in either order, then something more.
    private static @Nullable Block inAnyLanguage(List<Line> lines, int index) {
        String sender = value(lines, index);
        int sign = sender.indexOf('@');
        if (sign < 1 || sender.lastIndexOf('<', sign) < 1) return null;
        String second = value(lines, index + 1);
        String third = value(lines, index + 2);
        boolean dateFirst = Introductions.dated(second) && third.indexOf('@') > 0;
        boolean dateLast = second.indexOf('@') > 0 && Introductions.dated(third);
        if (!dateFirst && !dateLast) return null;
        int end = index + 3;
        while (end < lines.size() && end < index + 6 && !value(lines, end).isEmpty()) end++;
        return end > index + 3 ? new Block(index, end) : null;
    }

    /// What stands behind a label of one to three words; `""` if the line has none.
    private static String value(List<Line> lines, int index) {
        if (index >= lines.size()) return "";
        String text = lines.get(index).text();
        int colon = text.indexOf(':');
        if (colon < 1 || colon > LONGEST_LABEL) return "";
        String label = text.substring(0, colon).strip();
        boolean words =
                !label.isEmpty()
                        && label.split(" ", 5).length <= 3
                        && label.chars().noneMatch(c -> Character.isDigit(c) || c == '@');
        return words ? text.substring(colon + 1).strip() : "";
    }

    /// A line of a form (`Order number: 118`): a label that no mail program writes.
    private static boolean field(String line) {
        int colon = line.indexOf(':');
        return colon > 1
                && colon < 25
                && colon + 1 < line.length()
                && line.charAt(colon + 1) == ' '
                && line.indexOf('@') < 0
                && line.indexOf(';') < 0
                && line.substring(0, colon).chars().filter(c -> c == ' ').count() < 3
                && Character.isUpperCase(line.codePointAt(0));
    }

    private static boolean complete(Set<Label> seen) {
        return seen.contains(Label.FROM)
                && seen.contains(Label.SUBJECT)
                && (seen.contains(Label.DATE) || seen.contains(Label.TO));
    }

    /// `À : abc@example.fr Objet : …` in one line.
    private static boolean alsoSubject(String line) {
        int at = line.indexOf(" : ");
        while (at > 0) {
            int start = line.lastIndexOf(' ', at - 1);
            if (start > 0
                    && LABELS.get(line.substring(start + 1, at).toLowerCase(Locale.ROOT))
                            == Label.SUBJECT) return true;
            at = line.indexOf(" : ", at + 3);
        }
        return false;
    }
}
