package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParseProblem.Code;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Header values to text: encoded words (RFC 2047), also broken ones, and raw 8-bit text.
public final class HeaderText {

    private HeaderText() {}

    /// Decoded, without control characters, trimmed.
    ///
    /// @param raw one char per byte
    public static String decode(@Nullable String raw, Troubles troubles) {
        if (raw == null || raw.isEmpty()) return "";
        return clean(words(raw, troubles));
    }

    /// Without control characters; line breaks and tabs become spaces; trimmed.
    public static String clean(String text) {
        boolean dirty = false;
        for (int i = 0; i < text.length() && !dirty; i++) {
            char c = text.charAt(i);
            dirty = c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\ufeff';
        }
        if (!dirty) return trimmed(text);
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\n') clean.append(' ');
            else if (c >= ' ' && (c < 0x7f || c >= 0xa0) && c != '\ufeff') clean.append(c);
        }
        return trimmed(clean.toString());
    }

    /// Without space at both ends, hard spaces too.
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && space(text.charAt(from))) from++;
        while (to > from && space(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String words(String raw, Troubles troubles) {
        int at = raw.indexOf("=?");
        if (at < 0) return Charsets.decodeRaw(raw, troubles);
        return new Words(raw, troubles).read();
    }

    /// Walks over a value; neighbouring words of the same charset are joined before decoding,
    /// because many programs split characters between them.
    private static final class Words {
        private final String raw;
        private final Troubles troubles;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private final StringBuilder pendingBase64 = new StringBuilder();
        private String pendingCharset = "";

        Words(String raw, Troubles troubles) {
            this.raw = raw;
            this.troubles = troubles;
        }

        String read() {
            int plain = 0;
            int at = raw.indexOf("=?");
            while (at >= 0) {
                int end = word(at, plain);
                if (end < 0) {
                    at = raw.indexOf("=?", at + 2);
                } else {
                    plain = end;
                    at = raw.indexOf("=?", end);
                }
            }
            flush();
            if (plain < raw.length())
                text.append(Charsets.decodeRaw(raw.substring(plain), troubles));
            return text.toString();
        }

        /// Decodes the word at `at`; -1 if there is none, else the index behind it.
        private int word(int at, int plain) {
            int first = raw.indexOf('?', at + 2);
            if (first < 0 || first == at + 2 || first - at > 60) return -1;
            // A space is where a line was folded in the middle of a word.
            int letter = raw.startsWith(" ", first + 1) ? first + 2 : first + 1;
            if (letter + 1 >= raw.length() || raw.charAt(letter + 1) != '?') return -1;
            char encoding = Character.toUpperCase(raw.charAt(letter));
            if (encoding != 'B' && encoding != 'Q') return -1;
            int start = letter + 2;
            int close = close(start, encoding);
            int end = close < 0 ? openEnd(start) : close;
            String charset = raw.substring(at + 2, first).strip().toLowerCase(Locale.ROOT);
            int star = charset.indexOf('*');
            if (star > 0) charset = charset.substring(0, star);
            if (close < 0) troubles.add(Code.HEADER_INVALID, "unterminated encoded word");
            between(plain, at);
            if (!charset.equals(pendingCharset)) flush();
            pendingCharset = charset;
            String encoded = raw.substring(start, end);
            if (encoding == 'B') base64(encoded);
            else {
                drain();
                pending.writeBytes(quoted(encoded));
            }
            if (close >= 0) return close + 2;
            return end < raw.length() && raw.charAt(end) == '?' ? end + 1 : end;
        }

        /// Some programs cut a word in two in the middle of a group.
        private void base64(String encoded) {
            int length = pendingBase64.length();
            if (length % 4 == 0 || pendingBase64.charAt(length - 1) == '=') drain();
            pendingBase64.append(encoded.strip());
        }

        private void drain() {
            pending.writeBytes(Transfer.base64(pendingBase64.toString()));
            pendingBase64.setLength(0);
        }

        /// Text between words; only white space between two words is dropped.
        private void between(int plain, int at) {
            if (at <= plain) return;
            String gap = raw.substring(plain, at);
            if (gap.isBlank() && !pendingCharset.isEmpty()) return;
            flush();
            text.append(Charsets.decodeRaw(gap, troubles));
        }

        private void flush() {
            drain();
            if (pending.size() > 0)
                text.append(Charsets.decode(pending.toByteArray(), pendingCharset, troubles));
            pending.reset();
            pendingCharset = "";
        }

        /// Where `?=` ends the word; one that is followed by something that may follow a word is
        /// preferred, because some programs leave question marks unencoded.
        private int close(int start, char encoding) {
            int candidate = raw.indexOf("?=", start);
            int best = candidate;
            while (candidate >= 0 && encoding == 'Q') {
                int behind = candidate + 2;
                if (behind >= raw.length()
                        || Bytes.hex(raw.charAt(behind)) < 0
                        || behind + 1 >= raw.length()
                        || Bytes.hex(raw.charAt(behind + 1)) < 0) {
                    return candidate;
                }
                int another = raw.indexOf("=?", behind);
                candidate = raw.indexOf("?=", behind);
                if (another >= 0 && another < candidate) break;
            }
            return best;
        }

        private int openEnd(int start) {
            int end = start;
            while (end < raw.length() && raw.charAt(end) > ' ') end++;
            boolean half = end == raw.length() && end > start && raw.charAt(end - 1) == '?';
            return half ? end - 1 : end;
        }

        private static byte[] quoted(String encoded) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
            byte[] in = encoded.getBytes(ISO_8859_1);
            for (int i = 0; i < in.length; i++) {
                int high = in[i] == '=' && i + 2 < in.length ? Bytes.hex(in[i + 1]) : -1;
                int low = high >= 0 ? Bytes.hex(in[i + 2]) : -1;
                if (low >= 0) {
                    bytes.write(high << 4 | low);
                    i += 2;
                } else {
                    bytes.write(in[i] == '_' ? ' ' : in[i]);
                }
            }
            return bytes.toByteArray();
        }
    }
}
