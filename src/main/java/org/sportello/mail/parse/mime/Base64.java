package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.sportello.mail.message.ParseProblem.Code;

import java.util.Arrays;

/// Base64 (RFC 2045 6.8) as it comes: cut into lines of any length, with or without padding, in
/// several pieces, with a footer in words below it, or not base64 at all.
final class Base64 {

    private static final int LOOK_AHEAD = 100;
    private static final int LONGEST_LINE = 2000;
    private static final int LONGEST_WORDS = 20;
    private static final byte[] VALUES = values("+/");

    /// The alphabet of addresses on the net and of file names (RFC 4648 5).
    private static final byte[] URL_VALUES = values("-_");

    private final byte[] in;
    private final int to;
    private final Pieces out;
    private final Troubles troubles;
    private byte[] values = VALUES;

    private int bits;
    private int have;
    private boolean ended;
    private boolean damaged;
    private int lineStart;
    private int mark;

    Base64(byte[] in, int to, Pieces out, Troubles troubles) {
        this.in = in;
        this.to = to;
        this.out = out;
        this.troubles = troubles;
    }

    /// Decodes up to where words begin. False, with nothing written, if all of it is words.
    boolean decode(int from) {
        return decode(from, true);
    }

    /// Decodes whatever can be, from the beginning.
    void decodeAll() {
        decode(0, false);
    }

    private boolean decode(int from, boolean lines) {
        if (inUrlAlphabet(from)) values = URL_VALUES;
        lineStart = from;
        int i = from;
        while (i < to) {
            if (have == 0 && !ended) i = groups(i);
            if (i >= to) break;
            int value = values[in[i] & 0xff];
            if (value >= 0) {
                if (ended && !continues(i)) break;
                ended = false;
                add(value);
            } else if (in[i] == '=') {
                damaged |= have == 1;
                tail();
                ended = true;
            } else if (in[i] == '\n') {
                lineStart = i + 1;
                mark = out.mark(LONGEST_LINE);
            } else if (in[i] != '\r') {
                if (ended && !Bytes.isSpace(in[i])) break;
                if (lines && !ended && words(i)) {
                    if (!endBeforeWords()) return false;
                    break;
                }
                damaged |= in[i] > ' ' || in[i] < 0;
            }
            i++;
        }
        damaged |= have != 0;
        tail();
        out.flush();
        if (damaged) troubles.add(Code.ENCODING_INVALID, "base64");
        return true;
    }

    private void add(int value) {
        bits = bits << 6 | value;
        if (++have < 4) return;
        out.put24(bits);
        have = 0;
    }

    /// Decodes whole groups as long as nothing but base64 comes; returns where it stopped.
    private int groups(int from) {
        int i = from;
        while (i + 3 < to) {
            int group =
                    values[in[i] & 0xff] << 18
                            | values[in[i + 1] & 0xff] << 12
                            | values[in[i + 2] & 0xff] << 6
                            | values[in[i + 3] & 0xff];
            if (group < 0) break;
            out.put24(group);
            i += 4;
        }
        return i;
    }

    /// Writes what an incomplete group holds.
    private void tail() {
        if (have == 3) {
            out.put(bits >> 10);
            out.put(bits >> 2);
        } else if (have == 2) {
            out.put(bits >> 4);
        }
        have = 0;
    }

    /// Behind padding: true if the rest of the line is base64 again, not a footer in words.
    private boolean continues(int at) {
        int limit = Math.min(to, at + LOOK_AHEAD);
        int next = Bytes.lineEnd(in, at, limit);
        int end = Bytes.trimLineEnd(in, at, next);
        for (int i = at; i < end; i++) {
            if (values[in[i] & 0xff] < 0 && in[i] != '=') return false;
        }
        int padding = 0;
        while (end - padding > at && in[end - padding - 1] == '=') padding++;
        return (end - at) % 4 == 0 || (end - at - padding) % 4 == 0;
    }

    /// True if the line is one of words: with spaces between short ones, or with the mark of a
    /// sentence at its end. Asked where something stands at `at` that is no base64.
    private boolean words(int at) {
        if (at - lineStart > LONGEST_LINE - LOOK_AHEAD) return false;
        int limit = Math.min(to, at + LOOK_AHEAD);
        int end = Bytes.trimLineEnd(in, lineStart, Bytes.lineEnd(in, at, limit));
        while (end > at && Bytes.isSpace(in[end - 1])) end--;
        int start = lineStart;
        while (start < end && Bytes.isSpace(in[start])) start++;
        if (start >= end || at < start) return false;
        int gaps = 0;
        for (int i = start; i < end; i++) if (Bytes.isSpace(in[i])) gaps++;
        if (gaps == 0) return end - start < 2 * LONGEST_WORDS && ",.!?:;".indexOf(in[end - 1]) >= 0;
        return end - start < (gaps + 1) * LONGEST_WORDS && !spaced(start, end);
    }

    /// Base64 into which somebody put spaces: without them it makes sense.
    private boolean spaced(int start, int end) {
        StringBuilder tight = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (Bytes.isSpace(in[i])) continue;
            if (VALUES[in[i] & 0xff] < 0 && in[i] != '=') return false;
            tight.append((char) in[i]);
        }
        tight.setLength(tight.length() & ~3);
        byte[] decoded = Transfer.base64(tight.toString());
        // The line may end within a character.
        for (int cut = 0; cut < 4 && decoded.length - cut > 2; cut++)
            if (sense(Arrays.copyOf(decoded, decoded.length - cut))) return true;
        return false;
    }

    /// Takes back what the line of words was decoded to. False if what stands above it makes no
    /// sense either.
    private boolean endBeforeWords() {
        out.backTo(mark);
        have = 0;
        damaged = true;
        if (out.handedOn() || sense(out.soFar())) return true;
        troubles.add(Code.ENCODING_INVALID, "text that says it is base64");
        return false;
    }

    /// True for text, and for whatever is too long to be a few words by chance.
    private static boolean sense(byte[] decoded) {
        if (decoded.length > LOOK_AHEAD) return true;
        for (byte b : decoded)
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') return false;
        return decoded.length > 0 && Charsets.strict(decoded, UTF_8) != null;
    }

    /// All of it is in the other alphabet: nothing that only the usual one has, and the other's
    /// signs not at the ends of lines, where rules and delimiters have them.
    private boolean inUrlAlphabet(int from) {
        boolean signs = false;
        for (int i = from; i < to; i++) {
            byte b = in[i];
            if (VALUES[b & 0xff] >= 0 && b != '+' && b != '/') continue;
            if (b == '-' || b == '_') signs |= i > from && in[i - 1] > '/' && b != in[i - 1];
            else if (b != '=' && b != '\n' && b != '\r') return false;
        }
        return signs;
    }

    private static byte[] values(String last) {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last;
        for (int i = 0; i < alphabet.length(); i++) values[alphabet.charAt(i)] = (byte) i;
        return values;
    }
}
