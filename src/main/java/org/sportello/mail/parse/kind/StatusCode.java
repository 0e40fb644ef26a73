package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;

/// Enhanced status codes (RFC 3463) in running text.
final class StatusCode {

    private StatusCode() {}

    /// The first code like `5.1.1` that is not part of a number with more dots, or null. A detailed
    /// code is preferred to `5.0.0`.
    static @Nullable String find(String text) {
        String general = null;
        for (int i = 0; i + 4 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c != '2' && c != '4' && c != '5') || text.charAt(i + 1) != '.') continue;
            if (i > 0
                    && (Character.isLetterOrDigit(text.charAt(i - 1)) || text.charAt(i - 1) == '.'))
                continue;
            int end = digits(text, i + 2);
            if (end == i + 2 || end >= text.length() || text.charAt(end) != '.') continue;
            int last = digits(text, end + 1);
            if (last == end + 1) continue;
            if (last < text.length()
                    && (Character.isLetterOrDigit(text.charAt(last))
                            || (text.charAt(last) == '.'
                                    && last + 1 < text.length()
                                    && Character.isDigit(text.charAt(last + 1))))) continue;
            String code = text.substring(i, last);
            if (!code.endsWith(".0.0")) return code;
            if (general == null) general = code;
        }
        return general;
    }

    /// Up to three digits.
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && Character.isDigit(text.charAt(at))) at++;
        return at < text.length() && Character.isDigit(text.charAt(at)) ? from : at;
    }
}
