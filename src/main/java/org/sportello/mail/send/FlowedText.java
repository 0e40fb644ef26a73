package org.sportello.mail.send;

/// Plain text for the wire as `format=flowed` (RFC 3676): long lines are broken softly, so that
/// every mail program shows whole paragraphs.
final class FlowedText {

    private static final int WIDTH = 72;
    private static final int HARD = 900;

    private FlowedText() {}

    /// Lines end with CRLF.
    static String of(String text) {
        var out = new StringBuilder(text.length() + 64);
        for (var line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            line(out, line);
        }
        while (out.length() >= 4 && out.substring(out.length() - 4).equals("\r\n\r\n")) {
            out.setLength(out.length() - 2);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String line) {
        if (line.equals("-- ")) {
            out.append("-- \r\n");
            return;
        }
        var prefix = quotePrefix(line);
        var rest = line.substring(prefix.length()).stripTrailing();
        var stuffed = prefix.isEmpty() && (rest.startsWith(" ") || rest.startsWith("From "));
        if (prefix.isEmpty()) {
            prefix = stuffed ? " " : "";
        } else if (!rest.startsWith(" ")) {
            prefix = prefix + " ";
        }
        while (rest.length() > WIDTH) {
            var cut = breakAt(rest);
            if (cut <= 0) {
                break;
            }
            out.append(prefix).append(rest, 0, cut + 1).append("\r\n");
            rest = rest.substring(cut + 1);
            prefix = prefix.startsWith(">") ? prefix : rest.startsWith(" ") ? " " : "";
        }
        out.append(prefix).append(rest).append("\r\n");
    }

    /// The leading `>` signs, without spaces between them.
    private static String quotePrefix(String line) {
        int depth = 0;
        int at = 0;
        for (; at < line.length(); at++) {
            if (line.charAt(at) == '>') {
                depth = at + 1;
            } else if (line.charAt(at) != ' ') {
                break;
            }
        }
        return depth == 0 || line.charAt(0) != '>' ? "" : line.substring(0, depth);
    }

    /// The last space within the width, or the next one behind it; -1 if there is none.
    private static int breakAt(String rest) {
        var cut = rest.lastIndexOf(' ', WIDTH);
        if (cut <= 0) {
            cut = rest.indexOf(' ', WIDTH);
        }
        return cut >= HARD || cut == rest.length() - 1 ? -1 : cut;
    }
}
