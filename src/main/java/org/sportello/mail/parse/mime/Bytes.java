package org.sportello.mail.parse.mime;

import java.nio.charset.StandardCharsets;

/// Small questions about a range of bytes.
final class Bytes {

    private Bytes() {}

    /// The index behind the line break of the line that `at` is in; `to` if it has none.
    static int lineEnd(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to) {
            if (bytes[i++] == '\n') return i;
        }
        return to;
    }

    /// The end of the line without its line break.
    static int trimLineEnd(byte[] bytes, int from, int end) {
        int e = end;
        if (e > from && bytes[e - 1] == '\n') e--;
        while (e > from && bytes[e - 1] == '\r') e--;
        return e;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
                return false;
        }
        return true;
    }

    static boolean startsWith(byte[] bytes, int from, int to, String prefix) {
        if (to - from < prefix.length()) return false;
        for (int i = 0; i < prefix.length(); i++) {
            if ((bytes[from + i] & 0xff) != prefix.charAt(i)) return false;
        }
        return true;
    }

    /// One char per byte.
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) return false;
        }
        return true;
    }

    static int hex(int c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return -1;
    }
}
