package org.sportello.mail.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// Files that stand in a text in yEnc, as newsreaders send them: nearly every byte as it is.
final class Yenc {

    private static final byte[] BEGIN = "=ybegin ".getBytes(ISO_8859_1);
    private static final byte[] PART = "=ypart ".getBytes(ISO_8859_1);
    private static final byte[] END = "=yend".getBytes(ISO_8859_1);

    private Yenc() {}

    /// The bytes of a text without the files, which are added to the list; the same array if there
    /// are none.
    static byte[] takeOut(byte[] text, List<FoundFile> files) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(0);
        int kept = 0;
        int at = 0;
        while (at < text.length) {
            int next = lineEnd(text, at);
            String name = starts(text, at, BEGIN) ? name(text, at, next) : null;
            if (name == null) {
                at = next;
                continue;
            }
            rest.write(text, kept, at - kept);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            at = next;
            while (at < text.length && !starts(text, at, END)) {
                int end = lineEnd(text, at);
                if (!starts(text, at, PART)) decode(text, at, end, file);
                at = end;
            }
            at = lineEnd(text, at);
            kept = at;
            files.add(FoundFile.inText(name, file.toByteArray()));
        }
        if (kept == 0) return text;
        rest.write(text, kept, text.length - kept);
        return rest.toByteArray();
    }

    private static int lineEnd(byte[] text, int at) {
        int i = at;
        while (i < text.length) if (text[i++] == '\n') return i;
        return text.length;
    }

    private static boolean starts(byte[] text, int at, byte[] start) {
        return at + start.length <= text.length
                && Arrays.equals(text, at, at + start.length, start, 0, start.length);
    }

    /// The name stands last, whatever is in it; null if the line is none that begins a file.
    private static @Nullable String name(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, ISO_8859_1).strip();
        int name = line.indexOf(" name=");
        return name < 0 || !line.contains(" size=") || !line.contains(" line=")
                ? null
                : line.substring(name + 6).strip();
    }

    private static void decode(byte[] text, int from, int to, ByteArrayOutputStream file) {
        int end = to;
        while (end > from && (text[end - 1] == '\n' || text[end - 1] == '\r')) end--;
        for (int i = from; i < end; i++) {
            boolean escaped = text[i] == '=' && i + 1 < end;
            file.write(escaped ? text[++i] - 64 - 42 : text[i] - 42);
        }
    }
}
