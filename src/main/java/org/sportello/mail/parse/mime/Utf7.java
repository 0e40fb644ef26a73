package org.sportello.mail.parse.mime;

import java.nio.charset.StandardCharsets;

/// UTF-7 (RFC 2152), which Java does not bring.
final class Utf7 {

    private Utf7() {}

    static String decode(String ascii) {
        StringBuilder text = new StringBuilder(ascii.length());
        int i = 0;
        while (i < ascii.length()) {
            char c = ascii.charAt(i++);
            if (c != '+') {
                text.append(c);
                continue;
            }
            int end = i;
            while (end < ascii.length() && isBase64(ascii.charAt(end))) end++;
            if (end == i) text.append('+');
            else {
                byte[] utf16 = Transfer.base64(ascii.substring(i, end));
                text.append(new String(utf16, 0, utf16.length & ~1, StandardCharsets.UTF_16BE));
            }
            i = end < ascii.length() && ascii.charAt(end) == '-' ? end + 1 : end;
        }
        return text.toString();
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/';
    }
}
