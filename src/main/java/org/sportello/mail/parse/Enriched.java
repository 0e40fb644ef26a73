package org.sportello.mail.parse;

/// Enriched text (RFC 1896) to plain text.
final class Enriched {

    private Enriched() {}

    static String toPlain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int breaks = 0;
        boolean parameter = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '<' && i + 1 < text.length() && text.charAt(i + 1) == '<') {
                breaks = 0;
                plain.append('<');
                i += 2;
            } else if (c == '<') {
                int close = text.indexOf('>', i);
                if (close < 0) close = text.length() - 1;
                String tag =
                        text.substring(i + 1, Math.max(i + 1, close))
                                .toLowerCase(java.util.Locale.ROOT);
                if (tag.equals("param")) parameter = true;
                else if (tag.equals("/param")) parameter = false;
                else if (tag.equals("nl") || tag.equals("paragraph") || tag.equals("/paragraph"))
                    plain.append('\n');
                i = close + 1;
            } else {
                i++;
                if (parameter) continue;
                if (c == '\n') {
                    if (breaks++ > 0) plain.append('\n');
                    else if (i >= text.length() || text.charAt(i) != '\n') plain.append(' ');
                } else {
                    breaks = 0;
                    plain.append(c);
                }
            }
        }
        return plain.toString().stripTrailing();
    }
}
