package org.sportello.mail.parse.fold;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.fold.Line.Mark;

import java.util.ArrayList;
import java.util.Arrays;
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

    /// What a line is taken for.
    private enum Role {
        NEW,
        INTRODUCTION,
        QUOTED,
        SIGNATURE
    }

    private static final class Folder {
        private final List<Line> lines;
        private final Role[] roles;

        Folder(List<Line> lines) {
            this.lines = lines;
            this.roles = new Role[lines.size()];
            Arrays.fill(roles, Role.NEW);
        }

        Fold fold() {
            int tail = classify();
            int head = Math.min(tail, lines.size());
            signatures(head);
            if (written(0, head)) arrange(head);
            else if (tail < lines.size()) keepForwarded(tail);
            if (!written(0, lines.size())) keepSomething();
            return new Fold(join(Role.NEW), joinQuoted(), join(Role.SIGNATURE));
        }

        /// Gives each line its first role; returns where an earlier message without prefixes
        /// begins.
        private int classify() {
            int i = 0;
            while (i < lines.size()) {
                Line line = lines.get(i);
                if (line.mark() == Mark.QUOTE) {
                    roles[i] = introducesMarked(i) ? Role.INTRODUCTION : Role.QUOTED;
                    i++;
                    continue;
                }
                if (line.prefixed() && groupWise(i)) {
                    roles[i] = Role.INTRODUCTION;
                    for (int k = i + 1; k < lines.size(); k++) roles[k] = Role.QUOTED;
                    return i;
                }
                if (line.prefixed() && !face(i)) {
                    roles[i++] = Role.QUOTED;
                    continue;
                }
                if (line.blank()) {
                    i++;
                    continue;
                }
                int armour = Armour.length(lines, i);
                if (armour > 0) {
                    for (int k = i; k < i + armour; k++) roles[k] = Role.SIGNATURE;
                    i += armour;
                    continue;
                }
                boolean announces = Announcements.announces(line.text());
                if (announces && announcesIntroduction(i)) {
                    roles[i++] = Role.INTRODUCTION;
                    continue;
                }
                int announced = announcement(i, announces);
                if (announced > 0) {
                    ruleAbove(i);
                    for (int k = i; k < lines.size(); k++)
                        roles[k] = k < i + announced ? Role.INTRODUCTION : Role.QUOTED;
                    return i;
                }
                int introduced = Introductions.length(lines, i);
                if (introduced == 0) {
                    if (continuesQuote(i)) roles[i] = Role.QUOTED;
                    i++;
                    continue;
                }
                ruleAbove(i);
                for (int k = i; k < i + introduced; k++) roles[k] = Role.INTRODUCTION;
                int next = skipBlank(i + introduced);
                if (next < lines.size() && barred(next)) markBarred(next);
                else if (next >= lines.size()
                        || (!lines.get(next).prefixed() && lines.get(next).mark() != Mark.QUOTE)) {
                    for (int k = i + introduced; k < lines.size(); k++) roles[k] = Role.QUOTED;
                    return i;
                }
                i += introduced;
                while (i < lines.size() && roles[i] == Role.QUOTED) i++;
            }
            return lines.size();
        }

        /// `--- Original Message ---` above an introduction and a quotation with marks, below which
        /// an answer may stand.
        private boolean announcesIntroduction(int i) {
            int next = skipBlank(i + 1);
            int length = next < lines.size() ? Introductions.length(lines, next) : 0;
            int quote = length == 0 ? lines.size() : skipBlank(next + length);
            return quote < lines.size() && lines.get(quote).prefixed();
        }

        /// A line of dashes right above an earlier message belongs to it.
        private void ruleAbove(int i) {
            int above = i - 1;
            while (above > 0 && lines.get(above).blank() && above > i - 3) above--;
            if (above >= 0
                    && roles[above] == Role.NEW
                    && Announcements.separator(lines.get(above).text()))
                roles[above] = Role.INTRODUCTION;
        }

        /// `>>> Anna Neri <anna@example.it> 3/5/2024 10:15 >>>` above text without marks.
        private boolean groupWise(int i) {
            String text = lines.get(i).text();
            if (!text.startsWith(">>> ")) return false;
            int next = skipBlank(i + 1);
            if (next >= lines.size() || lines.get(next).prefixed()) return false;
            String inner = text.substring(4).stripTrailing();
            String words =
                    inner.endsWith(">>>") ? inner.substring(0, inner.length() - 3) + ":" : inner;
            return Introductions.length(Line.of(words), 0) == 1;
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
                    && (i == 0 || roles[i - 1] != Role.INTRODUCTION);
        }

        /// Inside a marked quotation: is this line its introduction?
        private boolean introducesMarked(int i) {
            Line line = lines.get(i);
            boolean first = i == 0 || lines.get(i - 1).mark() != Mark.QUOTE;
            if (!first && roles[i - 1] == Role.QUOTED) return false;
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
                int next = skipBlank(i + 1);
                HeaderLabels.@Nullable Block block =
                        next < lines.size() ? HeaderLabels.at(lines, next, true) : null;
                return block == null ? 1 : block.to() - i;
            }
            if (Announcements.mayAnnounce(text)) {
                int next = skipBlank(i + 1);
                HeaderLabels.@Nullable Block block =
                        next < lines.size() && next <= i + 3
                                ? HeaderLabels.at(lines, next, true)
                                : null;
                return block == null ? 0 : block.to() - i;
            }
            HeaderLabels.@Nullable Block block = HeaderLabels.at(lines, i, false);
            return block == null ? 0 : block.to() - i;
        }

        private int skipBlank(int from) {
            int i = from;
            while (i < lines.size() && lines.get(i).blank()) i++;
            return i;
        }

        private boolean barred(int i) {
            return lines.get(i).text().startsWith("|");
        }

        private void markBarred(int from) {
            for (int i = from; i < lines.size() && (barred(i) || lines.get(i).blank()); i++) {
                if (barred(i)) roles[i] = Role.QUOTED;
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
                while (end < head && roles[end] == Role.NEW) end++;
                if (end > i) {
                    int start = Signatures.start(lines, i, end);
                    for (int k = start; k < end; k++) roles[k] = Role.SIGNATURE;
                    loneSentFrom(i, start);
                }
                i = Math.max(end, i + 1);
            }
        }

        /// A `Sent from my …` paragraph above text that someone quoted without marks.
        private void loneSentFrom(int from, int to) {
            for (int i = from + 1; i + 1 < to; i++) {
                boolean alone = lines.get(i - 1).blank() && lines.get(i + 1).blank();
                if (alone && SentFrom.is(lines.get(i).text())) roles[i] = Role.SIGNATURE;
            }
        }

        private boolean written(int from, int to) {
            for (int i = from; i < to; i++)
                if (roles[i] == Role.NEW && !lines.get(i).blank()) return true;
            return false;
        }

        /// Quoted lines between answers go back to what is new; those before the only answer and
        /// those behind the last one stay out.
        private void arrange(int head) {
            int last = -1;
            int runs = 0;
            boolean inside = false;
            for (int i = 0; i < head; i++) {
                if (roles[i] == Role.NEW && !lines.get(i).blank()) {
                    last = i;
                    if (!inside) runs++;
                    inside = true;
                } else if (roles[i] == Role.QUOTED || roles[i] == Role.INTRODUCTION) {
                    inside = false;
                }
            }
            if (runs > 2 || (runs == 2 && !greeted(head))) {
                for (int i = 0; i < last; i++) if (roles[i] == Role.QUOTED) roles[i] = Role.NEW;
            }
        }

        /// The first thing written is no more than a greeting above the whole of what is answered.
        private boolean greeted(int head) {
            int first = skipBlank(0);
            if (first >= head || roles[first] != Role.NEW) return false;
            String text = lines.get(first).text().strip();
            int next = skipBlank(first + 1);
            return next < head
                    && roles[next] == Role.INTRODUCTION
                    && text.split(" ", 6).length < 6
                    && (text.endsWith(",") || text.endsWith("!"));
        }

        /// A mail that only passes another one on: its text is what is new, its header is not.
        private void keepForwarded(int tail) {
            boolean body = false;
            for (int i = tail; i < lines.size(); i++) {
                if (roles[i] == Role.QUOTED) {
                    roles[i] = Role.NEW;
                    body |= !lines.get(i).blank();
                }
            }
            if (!body)
                for (int i = tail; i < lines.size(); i++)
                    if (roles[i] == Role.INTRODUCTION) roles[i] = Role.NEW;
        }

        /// Nothing is new: then what is quoted is the message, or else what looked like a
        /// signature.
        private void keepSomething() {
            for (Role role : new Role[] {Role.QUOTED, Role.SIGNATURE, Role.INTRODUCTION}) {
                boolean found = false;
                for (int i = 0; i < roles.length; i++) {
                    if (roles[i] != role) continue;
                    roles[i] = Role.NEW;
                    found |= !lines.get(i).blank();
                }
                if (found) return;
            }
        }

        private String joinQuoted() {
            for (int i = 0; i < roles.length; i++)
                if (roles[i] == Role.INTRODUCTION) roles[i] = Role.QUOTED;
            return join(Role.QUOTED);
        }

        /// The lines of one role. Blank lines belong to the lines around them; where lines of
        /// another role were taken out, one blank line remains.
        private String join(Role role) {
            List<String> kept = new ArrayList<>();
            int pendingBlank = 0;
            boolean gap = false;
            for (int i = 0; i < roles.length; i++) {
                boolean blank = lines.get(i).blank();
                if (blank && (roles[i] == role || kept.isEmpty() || gap)) {
                    pendingBlank++;
                } else if (blank) {
                    if (role == Role.NEW || roles[i] == Role.NEW) pendingBlank++;
                } else if (roles[i] != role) {
                    gap = !kept.isEmpty();
                } else {
                    if (gap) pendingBlank = Math.max(1, Math.min(1, pendingBlank));
                    if (!kept.isEmpty()) for (int k = 0; k < pendingBlank; k++) kept.add("");
                    kept.add(lines.get(i).text());
                    pendingBlank = 0;
                    gap = false;
                }
            }
            return String.join("\n", kept);
        }
    }
}
