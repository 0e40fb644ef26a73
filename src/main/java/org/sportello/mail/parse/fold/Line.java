package org.sportello.mail.parse.fold;

import java.util.ArrayList;
import java.util.List;

/// A line of text and what its markup said about it.
public record Line(String text, Mark mark) {

    /// What the HTML around a line says it is.
    public enum Mark {
        PLAIN,
        QUOTE,
        /// The line above a quotation.
        INTRODUCTION,
        SIGNATURE
    }

    /// The lines of a plain text.
    public static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) end = text.length();
            lines.add(new Line(text.substring(at, end), Mark.PLAIN));
            at = end + 1;
        }
        return lines;
    }

    /// The first line from here on that is not blank; the number of lines if there is none.
    static int skipBlank(List<Line> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).blank()) i++;
        return i;
    }

    /// True for a line without anything to see.
    public boolean blank() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00a0' && c != '\u200b' && c != '\u200c' && c != '\u200d')
                return false;
        }
        return true;
    }

    /// True for a line that starts with a quotation mark of mail (`>`).
    public boolean prefixed() {
        int i = 0;
        while (i < text.length() && i < 4 && text.charAt(i) == ' ') i++;
        return i < text.length() && i < 4 && text.charAt(i) == '>';
    }
}
