package org.sportello.mail.parse.wrapped;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Outlook's compressed RTF (MS-OXRTFCP): literals and back references into a ring of 4096 bytes
/// that begins with the commonest RTF words.
final class CompressedRtf {

    private static final int RING = 4096;
    private static final int LARGEST = 8_000_000;
    private static final int COMPRESSED = 0x75465a4c;
    private static final int PLAIN = 0x414c454d;
    private static final byte[] BEGINNING =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss"
                            + " \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New"
                            + " RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
                            + "\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(US_ASCII);

    private CompressedRtf() {}

    /// The RTF, cut at eight megabytes; null if the data is something else.
    static byte @Nullable [] expand(byte[] in) {
        if (in.length < 16) return null;
        int size = LittleEndian.int32(in, 4);
        int kind = LittleEndian.int32(in, 8);
        if (size < 0 || (kind != COMPRESSED && kind != PLAIN)) return null;
        int most = Math.min(size, LARGEST);
        if (kind == PLAIN) return Arrays.copyOfRange(in, 16, (int) Math.min(in.length, 16L + most));
        return expand(in, most);
    }

    private static byte[] expand(byte[] in, int most) {
        byte[] ring = new byte[RING];
        System.arraycopy(BEGINNING, 0, ring, 0, BEGINNING.length);
        int write = BEGINNING.length;
        // A byte of input becomes at most nine of output.
        byte[] out = new byte[(int) Math.min(most, in.length * 10L)];
        int filled = 0;
        int at = 16;
        while (at < in.length && filled < out.length) {
            int flags = in[at++] & 0xff;
            for (int bit = 0; bit < 8 && at < in.length && filled < out.length; bit++) {
                if ((flags >> bit & 1) == 0) {
                    byte literal = in[at++];
                    out[filled++] = literal;
                    ring[write] = literal;
                    write = (write + 1) % RING;
                    continue;
                }
                if (at + 1 >= in.length) return Arrays.copyOf(out, filled);
                int reference = (in[at] & 0xff) << 8 | (in[at + 1] & 0xff);
                at += 2;
                int offset = reference >> 4;
                if (offset == write) return Arrays.copyOf(out, filled);
                for (int left = (reference & 15) + 2; left > 0 && filled < out.length; left--) {
                    byte copied = ring[offset];
                    offset = (offset + 1) % RING;
                    out[filled++] = copied;
                    ring[write] = copied;
                    write = (write + 1) % RING;
                }
            }
        }
        return Arrays.copyOf(out, filled);
    }
}
