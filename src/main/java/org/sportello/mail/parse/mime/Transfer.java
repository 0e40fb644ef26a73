package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.sportello.mail.message.ParseProblem.Code;

import java.util.Arrays;
import java.util.Locale;

/// Transfer decoding (RFC 2045), piecewise and tolerant: what is damaged is kept as far as it can
/// be and reported.
public final class Transfer {

    /// Takes decoded bytes; the array is used again after the call.
    @FunctionalInterface
    public interface Sink {
        void put(byte[] bytes, int from, int length);
    }

    private static final int PIECE = 16 * 1024;
    private static final int LOOK_AHEAD = 100;
    private static final byte[] VALUES = values();

    private final byte[] in;
    private final int to;
    private final Sink sink;
    private final Troubles troubles;
    private final byte[] out = new byte[PIECE];
    private int filled;

    private Transfer(byte[] in, int to, Sink sink, Troubles troubles) {
        this.in = in;
        this.to = to;
        this.sink = sink;
        this.troubles = troubles;
    }

    /// Decodes the range into the sink. An unknown encoding is reported and passed on as it is.
    public static void decode(
            byte[] in, int from, int to, String encoding, Sink sink, Troubles troubles) {
        switch (name(encoding)) {
            case "base64", "b", "base-64" -> new Transfer(in, to, sink, troubles).base64(from);
            case "quoted-printable", "q", "quotedprintable", "quoted_printable" ->
                    new Transfer(in, to, sink, troubles).quotedPrintable(from);
            case "uuencode", "x-uuencode", "x-uue", "uue", "uuencoded" ->
                    new Transfer(in, to, sink, troubles).uuencode(from);
            case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "none" ->
                    sink.put(in, from, to - from);
            default -> {
                troubles.add(Code.ENCODING_UNKNOWN, encoding);
                sink.put(in, from, to - from);
            }
        }
    }

    /// The decoded range as a whole.
    public static byte[] bytes(byte[] in, int from, int to, String encoding, Troubles troubles) {
        Collector all = new Collector(Math.max(0, to - from));
        decode(in, from, to, encoding, all, troubles);
        return all.bytes();
    }

    /// What is left of an encoding's name without case, comments and space.
    static String name(String encoding) {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < name.length()
                && name.charAt(end) > ' '
                && name.charAt(end) != ';'
                && name.charAt(end) != '(') end++;
        return name.substring(0, end).replace("\"", "");
    }

    static byte[] base64(String encoded) {
        byte[] in = encoded.getBytes(ISO_8859_1);
        return bytes(in, 0, in.length, "base64", new Troubles());
    }

    private void base64(int from) {
        int bits = 0;
        int have = 0;
        boolean ended = false;
        boolean damaged = false;
        for (int i = from; i < to; i++) {
            if (have == 0 && !ended) {
                i = groups(i);
                if (i >= to) break;
            }
            int value = VALUES[in[i] & 0xff];
            if (value >= 0) {
                if (ended) {
                    if (!continues(i)) break;
                    ended = false;
                }
                bits = bits << 6 | value;
                if (++have == 4) {
                    put(bits >> 16);
                    put(bits >> 8);
                    put(bits);
                    have = 0;
                }
            } else if (in[i] == '=') {
                damaged |= have == 1;
                have = tail(bits, have);
                ended = true;
            } else if (in[i] > ' ' || in[i] < 0) {
                if (ended) break;
                damaged = true;
            }
        }
        damaged |= have != 0;
        tail(bits, have);
        flush();
        if (damaged) troubles.add(Code.ENCODING_INVALID, "base64");
    }

    /// Decodes whole groups as long as nothing but base64 comes; returns where it stopped.
    private int groups(int from) {
        int i = from;
        while (i + 3 < to) {
            int bits =
                    VALUES[in[i] & 0xff] << 18
                            | VALUES[in[i + 1] & 0xff] << 12
                            | VALUES[in[i + 2] & 0xff] << 6
                            | VALUES[in[i + 3] & 0xff];
            if (bits < 0) break;
            if (filled + 3 > PIECE) flush();
            out[filled++] = (byte) (bits >> 16);
            out[filled++] = (byte) (bits >> 8);
            out[filled++] = (byte) bits;
            i += 4;
        }
        return i;
    }

    /// Writes what an incomplete group holds.
    private int tail(int bits, int have) {
        if (have == 3) {
            put(bits >> 10);
            put(bits >> 2);
        } else if (have == 2) {
            put(bits >> 4);
        }
        return 0;
    }

    /// Behind padding: true if the rest of the line is base64 again, not a footer in words.
    private boolean continues(int at) {
        int limit = Math.min(to, at + LOOK_AHEAD);
        int next = Bytes.lineEnd(in, at, limit);
        int end = Bytes.trimLineEnd(in, at, next);
        for (int i = at; i < end; i++) {
            if (VALUES[in[i] & 0xff] < 0 && in[i] != '=') return false;
        }
        return (end - at) % 4 == 0;
    }

    private void quotedPrintable(int from) {
        boolean damaged = false;
        int i = from;
        while (i < to) {
            byte b = in[i];
            if (b == '=') {
                int next = softBreak(i + 1);
                if (next >= 0) {
                    i = next;
                    continue;
                }
                int high = i + 2 < to ? Bytes.hex(in[i + 1]) : -1;
                int low = high >= 0 ? Bytes.hex(in[i + 2]) : -1;
                if (low >= 0) {
                    put(high << 4 | low);
                    i += 3;
                } else {
                    damaged = true;
                    put(b);
                    i++;
                }
            } else if (b == ' ' || b == '\t') {
                int next = i;
                while (next < to && Bytes.isSpace(in[next])) next++;
                boolean lineEnds = next < to && (in[next] == '\n' || in[next] == '\r');
                while (i < next) {
                    if (!lineEnds) put(in[i]);
                    i++;
                }
            } else {
                put(b);
                i++;
            }
        }
        flush();
        if (damaged) troubles.add(Code.ENCODING_INVALID, "quoted-printable");
    }

    /// The index behind a soft line break that begins at `at` (behind the `=`), or -1.
    private int softBreak(int at) {
        int i = at;
        while (i < to && Bytes.isSpace(in[i])) i++;
        if (i == to) return to;
        if (in[i] == '\r') i++;
        if (i < to && in[i] == '\n') return i + 1;
        return i == to ? to : -1;
    }

    private void uuencode(int from) {
        int at = from;
        boolean begun = false;
        while (at < to) {
            int next = Bytes.lineEnd(in, at, to);
            int end = Bytes.trimLineEnd(in, at, next);
            if (!begun) begun = Bytes.startsWith(in, at, end, "begin ");
            else if (end == at || Bytes.startsWith(in, at, end, "end")) break;
            else uuLine(at, end);
            at = next;
        }
        flush();
        if (!begun) troubles.add(Code.ENCODING_INVALID, "uuencode");
    }

    private void uuLine(int at, int end) {
        int length = in[at] - 32 & 63;
        int i = at + 1;
        while (length > 0 && i < end) {
            int bits = 0;
            for (int k = 0; k < 4; k++) bits = bits << 6 | (i + k < end ? in[i + k] - 32 & 63 : 0);
            for (int k = 16; k >= 0 && length > 0; k -= 8, length--) put(bits >> k);
            i += 4;
        }
    }

    private void put(int b) {
        if (filled == PIECE) flush();
        out[filled++] = (byte) b;
    }

    private void flush() {
        if (filled > 0) sink.put(out, 0, filled);
        filled = 0;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) values[alphabet.charAt(i)] = (byte) i;
        return values;
    }

    /// Keeps all that is put into it.
    private static final class Collector implements Sink {
        private byte[] all;
        private int size;

        Collector(int expected) {
            all = new byte[expected];
        }

        @Override
        public void put(byte[] bytes, int from, int length) {
            if (size + length > all.length)
                all = Arrays.copyOf(all, Math.max(size + length, all.length * 2));
            System.arraycopy(bytes, from, all, size, length);
            size += length;
        }

        byte[] bytes() {
            return size == all.length ? all : Arrays.copyOf(all, size);
        }
    }
}
