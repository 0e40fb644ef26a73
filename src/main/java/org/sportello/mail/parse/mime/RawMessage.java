package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/// What programs do to a whole message when they save it: other line ends, sixteen bits for a
/// character, marks and lines above its header.
public final class RawMessage {

    private static final int LOOKED_AT = 64;

    /// Fields that a message begins with.
    private static final Set<String> FIRST_FIELDS =
            Set.of(
                    "from",
                    "to",
                    "subject",
                    "date",
                    "received",
                    "return-path",
                    "delivered-to",
                    "message-id",
                    "mime-version");

    private RawMessage() {}

    /// The bytes as they can be read: in UTF-8 where all of it is in UTF-16, with LF where it uses
    /// CR only; else the same array.
    public static byte[] readable(byte[] raw) {
        Charset wide = wide(raw);
        return wide == null
                ? withLineFeeds(raw)
                : withLineFeeds(new String(raw, wide).getBytes(UTF_8));
    }

    /// A header is ASCII: in UTF-16 every other byte of it is zero.
    private static @Nullable Charset wide(byte[] raw) {
        if (raw.length < LOOKED_AT) return null;
        boolean marked = (raw[0] & raw[1] & 0xfe) == 0xfe && raw[0] != raw[1];
        if (!marked && raw[0] != 0 && raw[1] != 0) return null;
        int even = 0;
        int odd = 0;
        for (int i = 2; i < LOOKED_AT; i += 2) {
            if (raw[i] == 0) even++;
            if (raw[i + 1] == 0) odd++;
        }
        int most = LOOKED_AT / 2 - 4;
        if (odd > most && even == 0) return UTF_16LE;
        return even > most && odd == 0 ? UTF_16BE : null;
    }

    private static byte[] withLineFeeds(byte[] raw) {
        boolean returns = false;
        for (byte b : raw) {
            if (b == '\n') return raw;
            returns |= b == '\r';
        }
        if (!returns) return raw;
        byte[] bytes = raw.clone();
        for (int i = 0; i < bytes.length; i++) if (bytes[i] == '\r') bytes[i] = '\n';
        return bytes;
    }

    /// Where the header begins in a range of bytes: below marks, empty lines, an mbox `From ` line,
    /// and one line of something else.
    static int start(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == 0) at++;
        if (Bytes.startsWith(bytes, at, to, "\u00ef\u00bb\u00bf")) at += 3;
        while (at < to) {
            int next = Bytes.lineEnd(bytes, at, to);
            int lineEnd = Bytes.trimLineEnd(bytes, at, next);
            boolean skip =
                    Bytes.isBlank(bytes, at, lineEnd)
                            || (Bytes.startsWith(bytes, at, lineEnd, "From ")
                                    && HeaderBlock.colon(bytes, at, lineEnd) < 0);
            if (!skip) return strayLine(bytes, at, lineEnd, next, to) ? next : at;
            at = next;
        }
        return from;
    }

    /// A line that is no field above one that a message begins with.
    private static boolean strayLine(byte[] bytes, int at, int lineEnd, int next, int to) {
        if (Bytes.isSpace(bytes[at]) || HeaderBlock.colon(bytes, at, lineEnd) > 0) return false;
        int colon = HeaderBlock.colon(bytes, next, Bytes.lineEnd(bytes, next, to));
        if (colon < 0) return false;
        String name = Bytes.text(bytes, next, colon).strip().toLowerCase(Locale.ROOT);
        return FIRST_FIELDS.contains(name);
    }
}
