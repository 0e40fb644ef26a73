package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;

/// Line ends and flowed lines.
public final class Lines {

    private Lines() {}

    /// LF line ends; no NUL, no byte-order mark, no control characters but tab.
    public static String normal(String text) {
        int length = text.length();
        int i = 0;
        while (i < length && !odd(text.charAt(i))) i++;
        if (i == length) return text;
        StringBuilder normal = new StringBuilder(length);
        normal.append(text, 0, i);
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 < length && text.charAt(i + 1) == '\r') continue;
                if (i + 1 >= length || text.charAt(i + 1) != '\n') normal.append('\n');
            } else if (!odd(c)) {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    private static boolean odd(char c) {
        return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f || c == '\ufeff';
    }

    /// Unwraps format=flowed (RFC 3676): a line that ends with a space goes on in the next one of
    /// the same quote depth; a stuffed space is removed.
    ///
    /// @param delSp true if the space at the wrap is not part of the text
    public static String unflow(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        int openDepth = -1;
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) end = text.length();
            int depth = 0;
            while (at + depth < end && text.charAt(at + depth) == '>') depth++;
            int start = at + depth;
            if (start < end && text.charAt(start) == ' ') start++;
            String line = text.substring(start, end);
            boolean delimiter = line.equals("-- ");
            boolean flowed = line.endsWith(" ") && !delimiter;
            if (openDepth >= 0 && (openDepth != depth || delimiter)) {
                trimEnd(out);
                out.append('\n');
                openDepth = -1;
            }
            if (openDepth < 0) prefix(out, depth, line);
            out.append(flowed && delSp ? line.substring(0, line.length() - 1) : line);
            if (flowed) openDepth = depth;
            else {
                openDepth = -1;
                if (end < text.length()) out.append('\n');
            }
            at = end + 1;
        }
        return out.toString();
    }

    private static void prefix(StringBuilder out, int depth, String line) {
        for (int i = 0; i < depth; i++) out.append('>');
        if (depth > 0 && !line.isEmpty()) out.append(' ');
    }

    private static void trimEnd(StringBuilder out) {
        int length = out.length();
        while (length > 0 && out.charAt(length - 1) == ' ') length--;
        out.setLength(length);
    }

    /// Without blank lines at both ends; spaces at the ends of other lines stay. Null counts as
    /// nothing.
    public static String trimBlankLines(@Nullable String text) {
        if (text == null) return "";
        int from = 0;
        int seen = 0;
        while (seen < text.length() && blank(text.charAt(seen))) {
            if (text.charAt(seen) == '\n') from = seen + 1;
            seen++;
        }
        if (seen == text.length()) return "";
        int to = text.length();
        int end = text.length();
        while (end > from && blank(text.charAt(end - 1))) {
            end--;
            if (text.charAt(end) == '\n') to = end;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char c) {
        return c == '\n' || c == ' ' || c == '\t' || c == '\u00a0';
    }
}
