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

    private final byte[] in;
    private final int to;
    private final Pieces out;
    private final Troubles troubles;

    private Transfer(byte[] in, int to, Sink sink, Troubles troubles) {
        this.in = in;
        this.to = to;
        this.out = new Pieces(sink);
        this.troubles = troubles;
    }

    /// Decodes the range into the sink. An unknown encoding is reported and passed on as it is.
    public static void decode(
            byte[] in, int from, int to, String encoding, Sink sink, Troubles troubles) {
        switch (form(encoding)) {
            case BASE64 -> {
                if (!new Base64(in, to, new Pieces(sink), troubles).decode(from))
                    sink.put(in, from, to - from);
            }
            case QUOTED_PRINTABLE -> new Transfer(in, to, sink, troubles).quotedPrintable(from);
            case UUENCODE -> new Transfer(in, to, sink, troubles).uuencode(from);
            case IDENTITY -> sink.put(in, from, to - from);
            case UNKNOWN -> {
                troubles.add(Code.ENCODING_UNKNOWN, encoding);
                sink.put(in, from, to - from);
            }
        }
    }

    /// The ways in which content is encoded for the journey.
    enum Form {
        IDENTITY,
        BASE64,
        QUOTED_PRINTABLE,
        UUENCODE,
        UNKNOWN
    }

    /// What a Content-Transfer-Encoding means, however it is spelled.
    static Form form(String encoding) {
        String name = name(encoding);
        return switch (name) {
            case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "none" -> Form.IDENTITY;
            case "b" -> Form.BASE64;
            case "q", "qp" -> Form.QUOTED_PRINTABLE;
            default -> {
                if (name.contains("64")) yield Form.BASE64;
                if (name.contains("quoted") || name.contains("printable"))
                    yield Form.QUOTED_PRINTABLE;
                yield name.contains("uu") ? Form.UUENCODE : Form.UNKNOWN;
            }
        };
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
        Collector all = new Collector(in.length);
        new Base64(in, in.length, new Pieces(all), new Troubles()).decodeAll();
        return all.bytes();
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
                    out.put(high << 4 | low);
                    i += 3;
                } else {
                    damaged = true;
                    out.put(b);
                    i++;
                }
            } else if (b == ' ' || b == '\t') {
                int next = i;
                while (next < to && Bytes.isSpace(in[next])) next++;
                boolean lineEnds = next < to && (in[next] == '\n' || in[next] == '\r');
                while (i < next) {
                    if (!lineEnds) out.put(in[i]);
                    i++;
                }
            } else {
                out.put(b);
                i++;
            }
        }
        out.flush();
        if (damaged) troubles.add(Code.ENCODING_INVALID, "quoted-printable");
    }

    /// The index behind a soft line break that begins at `at` (behind the `=`), or -1.
    private int softBreak(int at) {
        int i = at;
        while (i < to && Bytes.isSpace(in[i])) i++;
        if (i == to) return to;
        int returns = i;
        while (i < to && in[i] == '\r') i++;
        if (i < to && in[i] == '\n') return i + 1;
        return i == to || i > returns ? i : -1;
    }

    private void uuencode(int from) {
        if (uuencode(from, false)) return;
        troubles.add(Code.ENCODING_INVALID, "uuencode");
        uuencode(from, true);
    }

    /// False if nothing begins there.
    private boolean uuencode(int from, boolean already) {
        int at = from;
        boolean begun = already;
        while (at < to) {
            int next = Bytes.lineEnd(in, at, to);
            int end = Bytes.trimLineEnd(in, at, next);
            if (!begun) begun = Bytes.startsWith(in, at, end, "begin ");
            else if (end == at || Bytes.startsWith(in, at, end, "end")) break;
            else uuLine(at, end);
            at = next;
        }
        out.flush();
        return begun;
    }

    private void uuLine(int at, int end) {
        int length = in[at] - 32 & 63;
        int i = at + 1;
        while (length > 0 && i < end) {
            int bits = 0;
            for (int k = 0; k < 4; k++) bits = bits << 6 | (i + k < end ? in[i + k] - 32 & 63 : 0);
            for (int k = 16; k >= 0 && length > 0; k -= 8, length--) out.put(bits >> k);
            i += 4;
        }
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
