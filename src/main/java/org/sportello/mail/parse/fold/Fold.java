package org.sportello.mail.parse.fold;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.fold.Line.Mark;
import org.sportello.mail.parse.fold.Roles.Role;

import java.util.List;

/// A body divided into what is new, what is quoted and what is signature. Every line that can be
/// seen is in exactly one of the three, in its order.
///
/// @param newText what the sender wrote; empty only if the text is
/// @param quotedText the earlier messages with their introductions
/// @param signature signatures and footers with their delimiters
public record Fold(String newText, String quotedText, String signature) {

    private static final int MOST_LINES = 60_000;

    /// Divides a plain text.
    public static Fold of(String text) {
        return of(Line.of(text));
    }

    /// Divides lines whose markup is known.
    public static Fold of(List<Line> lines) {
        if (lines.size() > MOST_LINES) {
            Fold head = of(lines.subList(0, MOST_LINES));
            List<String> rest =
                    lines.subList(MOST_LINES, lines.size()).stream().map(Line::text).toList();
            return new Fold(
                    head.newText, head.quotedText + "\n" + String.join("\n", rest), head.signature);
        }
        return new Folder(lines).fold();
    }

    private static final class Folder {
        private final List<Line> lines;
        private final Roles roles;

        Folder(List<Line> lines) {
            this.lines = lines;
            this.roles = new Roles(lines);
        }

        Fold fold() {
            int tail = classify();
            int head = Math.min(tail, lines.size());
            signatures(head);
            if (roles.written(0, head)) roles.openAnswersBetween(head);
            else if (tail < lines.size()) roles.keepForwarded(tail);
            if (!roles.written(0, lines.size())) roles.keepSomething();
            return new Fold(roles.join(Role.NEW), roles.joinQuoted(), roles.join(Role.SIGNATURE));
        }

        /// Gives each line its first role; returns where an earlier message without prefixes
        /// begins.
        private int classify() {
            int i = 0;
            while (i < lines.size()) {
                Line line = lines.get(i);
                if (line.mark() == Mark.INTRODUCTION) {
                    roles.set(i++, Role.INTRODUCTION);
                    continue;
                }
                if (line.mark() == Mark.QUOTE) {
                    roles.set(i, introducesMarked(i) ? Role.INTRODUCTION : Role.QUOTED);
                    i++;
                    continue;
                }
                if (line.prefixed() && groupWise(i)) {
                    roles.set(i, Role.INTRODUCTION);
                    roles.set(i + 1, lines.size(), Role.QUOTED);
                    return i;
                }
                if (line.prefixed() && !face(i)) {
                    roles.set(i++, Role.QUOTED);
                    continue;
                }
                if (line.blank()) {
                    i++;
                    continue;
                }
                int armour = Armour.length(lines, i);
                if (armour > 0) {
                    roles.set(i, i + armour, Role.SIGNATURE);
                    i += armour;
                    continue;
                }
                boolean announces = Announcements.announces(line.text());
                if (announces && announcesIntroduction(i)) {
                    roles.set(i++, Role.INTRODUCTION);
                    continue;
                }
                int announced = announcement(i, announces);
                if (announced > 0) {
                    ruleAbove(i);
                    roles.set(i, i + announced, Role.INTRODUCTION);
                    roles.set(i + announced, lines.size(), Role.QUOTED);
                    return i;
                }
                int introduced = Introductions.length(lines, i);
                if (introduced == 0) {
                    if (continuesQuote(i)) roles.set(i, Role.QUOTED);
                    i++;
                    continue;
                }
                ruleAbove(i);
                roles.set(i, i + introduced, Role.INTRODUCTION);
                int next = Line.skipBlank(lines, i + introduced);
                if (next < lines.size() && barred(next)) markBarred(next);
                else if (next >= lines.size()
                        || (!lines.get(next).prefixed() && lines.get(next).mark() != Mark.QUOTE)) {
                    roles.set(i + introduced, lines.size(), Role.QUOTED);
                    return i;
                }
                i += introduced;
                while (i < lines.size() && roles.at(i) == Role.QUOTED) i++;
            }
            return lines.size();
        }

        /// `--- Original Message ---` above an introduction and a quotation with marks, below which
        /// an answer may stand.
        private boolean announcesIntroduction(int i) {
            int next = Line.skipBlank(lines, i + 1);
            int length = next < lines.size() ? Introductions.length(lines, next) : 0;
            int quote = length == 0 ? lines.size() : Line.skipBlank(lines, next + length);
            return quote < lines.size() && lines.get(quote).prefixed();
        }

        /// A line of dashes right above an earlier message belongs to it.
        private void ruleAbove(int i) {
            int above = i - 1;
            while (above > 0 && lines.get(above).blank() && above > i - 3) above--;
            if (above >= 0
                    && roles.at(above) == Role.NEW
                    && Announcements.separator(lines.get(above).text()))
                roles.set(above, Role.INTRODUCTION);
        }

        /// `>>> Anna Neri <anna@example.it> 3/5/2024 10:15 >>>` above text without marks.
        private boolean groupWise(int i) {
            String text = lines.get(i).text();
            if (!text.startsWith(">>> ")) return false;
            int next = Line.skipBlank(lines, i + 1);
            if (next >= lines.size() || lines.get(next).prefixed()) return false;
            String inner = text.substring(4).stripTrailing();
            if (!inner.endsWith(">>>")) return Introductions.length(Line.of(inner), 0) == 1;
            String words = inner.substring(0, inner.length() - 3);
            return Introductions.dated(words) || Introductions.length(Line.of(words + ":"), 0) == 1;
        }

        /// A face (`>:(`) or a comparison (`>= 5`) alone between lines of the sender.
        private boolean face(int i) {
            String text = lines.get(i).text().strip();
            if (text.length() < 2) return false;
            boolean number =
                    text.length() > 2 && text.charAt(1) == ' ' && Character.isDigit(text.charAt(2));
            if (!number && ":;=_.<".indexOf(text.charAt(1)) < 0) return false;
            return (i == 0 || !lines.get(i - 1).prefixed())
                    && (i + 1 == lines.size() || !lines.get(i + 1).prefixed())
                    && (i == 0 || roles.at(i - 1) != Role.INTRODUCTION);
        }

        /// Inside a marked quotation: is this line its introduction?
        private boolean introducesMarked(int i) {
            Line line = lines.get(i);
            boolean first = i == 0 || lines.get(i - 1).mark() != Mark.QUOTE;
            if (!first && roles.at(i - 1) == Role.QUOTED) return false;
            if (empty(line)) return !first && !line.blank();
            if (line.blank()) return false;
            if (Announcements.announces(line.text()) || HeaderLabels.label(line.text()) != null)
                return true;
            return Introductions.length(lines, i) > 0;
        }

        /// Nothing but marks of quotation.
        private static boolean empty(Line line) {
            for (int i = 0; i < line.text().length(); i++) {
                char c = line.text().charAt(i);
                if (c != '>' && c != ' ' && c != '\u00a0') return false;
            }
            return true;
        }

        /// The number of lines of an announcement or header block at `i`, or 0.
        private int announcement(int i, boolean announces) {
            String text = lines.get(i).text();
            if (announces) {
                int next = Line.skipBlank(lines, i + 1);
                HeaderLabels.@Nullable Block block =
                        next < lines.size() ? HeaderLabels.at(lines, next, true) : null;
                return block == null ? 1 : block.to() - i;
            }
            if (Announcements.mayAnnounce(text)) {
                int next = Line.skipBlank(lines, i + 1);
                HeaderLabels.@Nullable Block block =
                        next < lines.size() && next <= i + 3
                                ? HeaderLabels.at(lines, next, true)
                                : null;
                return block == null ? 0 : block.to() - i;
            }
            HeaderLabels.@Nullable Block block = HeaderLabels.at(lines, i, false);
            return block == null ? 0 : block.to() - i;
        }

        private boolean barred(int i) {
            return lines.get(i).text().startsWith("|");
        }

        private void markBarred(int from) {
            for (int i = from; i < lines.size() && (barred(i) || lines.get(i).blank()); i++) {
                if (barred(i)) roles.set(i, Role.QUOTED);
            }
        }

        /// The second half of a quoted line that was wrapped on the way: between two quoted lines,
        /// after a long one, beginning in the middle of a sentence.
        private boolean continuesQuote(int i) {
            if (i == 0 || i + 1 >= lines.size()) return false;
            String text = lines.get(i).text();
            return lines.get(i - 1).prefixed()
                    && lines.get(i + 1).prefixed()
                    && lines.get(i - 1).text().length() >= 60
                    && text.length() < 40
                    && Character.isLowerCase(text.charAt(0));
        }

        private void signatures(int head) {
            int i = 0;
            while (i < head) {
                int end = i;
                while (end < head && roles.at(end) == Role.NEW) end++;
                if (end > i) {
                    int start = Signatures.start(lines, i, end);
                    roles.set(start, end, Role.SIGNATURE);
                    loneSentFrom(i, start);
                }
                i = Math.max(end, i + 1);
            }
        }

        /// A `Sent from my …` paragraph above text that someone quoted without marks.
        private void loneSentFrom(int from, int to) {
            for (int i = from + 1; i + 1 < to; i++) {
                boolean alone = lines.get(i - 1).blank() && lines.get(i + 1).blank();
                if (alone && SentFrom.is(lines.get(i).text())) roles.set(i, Role.SIGNATURE);
            }
        }
    }
}
