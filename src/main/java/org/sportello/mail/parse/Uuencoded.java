package org.sportello.mail.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.sportello.mail.parse.mime.Transfer;
import org.sportello.mail.parse.mime.Troubles;

import java.util.List;

/// Files that stand uuencoded, or in base64, in a text, as before MIME.
final class Uuencoded {

    private static final int FEWEST_LINES = 3;
    private static final String BASE64 = "begin-base64 ";

    private Uuencoded() {}

    /// The text without the files, which are added to the list.
    static String takeOut(String text, List<FoundFile> files) {
        StringBuilder rest = new StringBuilder(text.length());
        int at = 0;
        int begin = begin(text, 0);
        while (begin >= 0) {
            int end = end(text, begin);
            if (end < 0) {
                begin = begin(text, begin + 6);
                continue;
            }
            int nameEnd = text.indexOf('\n', begin);
            String first = text.substring(begin, nameEnd);
            String name = first.substring(first.indexOf(' ', 6) + 1).strip();
            byte[] encoded = text.substring(begin, end).getBytes(ISO_8859_1);
            files.add(
                    FoundFile.inText(
                            name,
                            Transfer.bytes(
                                    encoded, 0, encoded.length, "uuencode", new Troubles())));
            rest.append(text, at, begin);
            at = end;
            begin = begin(text, end);
        }
        return at == 0 ? text : rest.append(text, at, text.length()).toString();
    }

    /// The same for files between `begin-base64 644 name` and `====` (POSIX).
    static String takeOutBase64(String text, List<FoundFile> files) {
        StringBuilder rest = new StringBuilder(text.length());
        int kept = 0;
        int begin = text.indexOf(BASE64);
        while (begin >= 0) {
            int content = text.indexOf('\n', begin) + 1;
            int end = content == 0 ? -1 : text.indexOf("\n====", content);
            if (end < 0) break;
            if (begin == 0 || text.charAt(begin - 1) == '\n') {
                byte[] encoded = text.substring(content, end).getBytes(ISO_8859_1);
                String[] words = text.substring(begin, content).strip().split(" ", 3);
                files.add(
                        FoundFile.inText(
                                words[words.length - 1],
                                Transfer.bytes(
                                        encoded, 0, encoded.length, "base64", new Troubles())));
                rest.append(text, kept, begin);
                int line = text.indexOf('\n', end + 1);
                kept = line < 0 ? text.length() : line + 1;
            }
            begin = text.indexOf(BASE64, end);
        }
        return kept == 0 ? text : rest.append(text, kept, text.length()).toString();
    }

    /// The start of a `begin 644 name` line, or -1.
    private static int begin(String text, int from) {
        int at = text.indexOf("begin ", from);
        while (at >= 0) {
            boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
            int i = at + 6;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '7') i++;
            int digits = i - at - 6;
            int lineEnd = text.indexOf('\n', at);
            if (lineStart
                    && digits >= 3
                    && digits <= 4
                    && i < text.length()
                    && text.charAt(i) == ' '
                    && lineEnd > i + 1) return at;
            at = text.indexOf("begin ", at + 6);
        }
        return -1;
    }

    /// Behind the `end` line, if the lines before it are uuencoded; else -1.
    private static int end(String text, int begin) {
        int at = text.indexOf('\n', begin) + 1;
        int lines = 0;
        while (at > 0 && at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int stop = lineEnd < 0 ? text.length() : lineEnd;
            String line = text.substring(at, stop);
            if (line.strip().equals("end")) return lineEnd < 0 ? stop : lineEnd + 1;
            int length = line.isEmpty() ? 0 : line.charAt(0) - 32 & 63;
            if (line.length() > 90
                    || (!line.isEmpty() && line.length() - 1 < (length * 4 + 2) / 3 - 3)) return -1;
            for (int i = 0; i < line.length(); i++)
                if (line.charAt(i) < ' ' || line.charAt(i) > '`') return -1;
            lines++;
            if (lineEnd < 0) break;
            at = lineEnd + 1;
        }
        // Cut off on the way.
        return lines >= FEWEST_LINES ? text.length() : -1;
    }
}
