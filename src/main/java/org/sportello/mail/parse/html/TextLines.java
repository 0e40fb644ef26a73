package org.sportello.mail.parse.html;

import org.sportello.mail.parse.fold.Line;
import org.sportello.mail.parse.fold.Line.Mark;

import java.util.ArrayList;
import java.util.List;

/// Puts lines together out of pieces of text: white space becomes one space, margins become one
/// empty line, quoted lines get their `>`.
final class TextLines {

    private static final int DEEPEST_QUOTE = 30;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private Mark mark = Mark.PLAIN;
    private Mark lineMark = Mark.PLAIN;
    private boolean space;
    private boolean margin;
    private int depth;
    private int marginDepth;
    private int keptLines;

    /// The length of the line if it holds nothing but the sign of a list's item, else -1.
    private int bareItem = -1;

    /// Text of the document.
    void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (keptLines > 0 && c == '\n') lineBreak();
            else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                if (keptLines > 0) append(" ");
                else space = !line.isEmpty() && !bareItem();
            } else if (visible(c)) {
                if (space) line.append(' ');
                space = false;
                if (line.isEmpty()) begin();
                line.append(c == '\u00a0' ? ' ' : c);
            }
        }
    }

    private static boolean visible(char c) {
        return c != '\u00ad'
                && c != '\ufeff'
                && c != '\u200b'
                && ((c >= ' ' && c < 0x7f) || c >= 0xa0);
    }

    /// Text of our own.
    void append(String text) {
        if (line.isEmpty()) begin();
        line.append(text);
        space = false;
    }

    void rule() {
        append("________________________________");
        flush();
    }

    /// The sign in front of a list's item.
    ///
    /// @param tight whether it follows the item before without an empty line
    void item(String sign, boolean tight) {
        if (tight) margin = false;
        append(sign);
        bareItem = line.length();
    }

    /// The item is over, even if it was empty.
    void endItem() {
        bareItem = -1;
        flush();
    }

    /// A gap between cells.
    void space() {
        space = !line.isEmpty() && !bareItem();
    }

    private boolean bareItem() {
        return bareItem == line.length();
    }

    /// An empty line before whatever comes next.
    void margin() {
        marginDepth = margin ? Math.min(marginDepth, depth) : depth;
        margin = true;
    }

    void lineBreak() {
        if (!line.isEmpty()) flush();
        else {
            margin = false;
            lineMark = mark;
            add("", depth);
        }
    }

    /// Ends the line if anything stands in it but the sign of an item.
    void flush() {
        space = false;
        if (line.isEmpty() || bareItem()) return;
        add(line.toString().stripTrailing(), depth);
        line.setLength(0);
        bareItem = -1;
    }

    /// Whether line breaks and spaces of the source count; ends as often as it begins.
    void keepLines(boolean begins) {
        keptLines += begins ? 1 : -1;
    }

    void deeper() {
        depth++;
    }

    void lessDeep() {
        depth--;
        marginDepth = Math.min(marginDepth, depth);
    }

    int depth() {
        return depth;
    }

    Mark mark() {
        return mark;
    }

    void mark(Mark mark) {
        this.mark = mark;
    }

    int length() {
        return line.length();
    }

    /// What was written into the line since it was so long.
    String since(int length) {
        return length < line.length() ? line.substring(length) : "";
    }

    List<Line> finish() {
        endItem();
        while (!lines.isEmpty() && lines.getFirst().blank()) lines.removeFirst();
        while (!lines.isEmpty() && lines.getLast().blank()) lines.removeLast();
        return lines;
    }

    private void begin() {
        if (margin && !lines.isEmpty() && !lines.getLast().text().replace(">", "").isBlank())
            add("", marginDepth);
        margin = false;
        lineMark = mark;
    }

    private void add(String text, int quoted) {
        if (quoted <= 0) {
            lines.add(new Line(text, lineMark));
        } else {
            String prefix = ">".repeat(Math.min(quoted, DEEPEST_QUOTE));
            lines.add(new Line(text.isEmpty() ? prefix : prefix + " " + text, lineMark));
        }
    }
}
