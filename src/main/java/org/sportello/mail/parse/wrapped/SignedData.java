package org.sportello.mail.parse.wrapped;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The message inside an opaque S/MIME part (RFC 8551): signed or compressed data of the
/// Cryptographic Message Syntax (RFC 5652), read only as far as the content. Signatures are not
/// checked.
public final class SignedData {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int OID = 0x06;
    private static final int EXPLICIT = 0xa0;
    private static final int DEEPEST = 16;
    private static final int LARGEST = 64_000_000;

    private static final byte[] SIGNED = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2
    };
    private static final byte[] COMPRESSED = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 9, 16, 1, 9
    };

    /// A value: its tag, and where its content is.
    private record Value(int tag, int from, int to, int next) {}

    private final byte[] bytes;

    private SignedData(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The content, which is a message part with its header; null if the data is encrypted, damaged
    /// or something else.
    public static byte @Nullable [] content(byte[] bytes) {
        return new SignedData(bytes).content();
    }

    private byte @Nullable [] content() {
        Value info = in(value(0, bytes.length, 0), SEQUENCE);
        Value type = info == null ? null : in(value(info.from, info.to, 0), OID);
        if (info == null || type == null) return null;
        boolean compressed = is(type, COMPRESSED);
        if (!compressed && !is(type, SIGNED)) return null;
        Value data = in(inside(in(value(type.next, info.to, 0), EXPLICIT)), SEQUENCE);
        if (data == null) return null;
        byte[] content = encapsulated(data);
        return compressed && content != null ? inflated(content) : content;
    }

    /// Version and algorithms are skipped; the first sequence that begins with a type and holds
    /// octets is the content.
    private byte @Nullable [] encapsulated(Value data) {
        Value one = value(data.from, data.to, 0);
        for (int i = 0; i < 4 && one != null; i++) {
            if (one.tag == SEQUENCE) {
                Value type = in(value(one.from, one.to, 0), OID);
                Value octets =
                        type == null ? null : inside(in(value(type.next, one.to, 0), EXPLICIT));
                if (octets != null) return octets(octets);
            }
            one = value(one.next, data.to, 0);
        }
        return null;
    }

    private byte @Nullable [] octets(Value octets) {
        if (octets.tag == OCTETS) return Arrays.copyOfRange(bytes, octets.from, octets.to);
        if (octets.tag != OCTETS_IN_PIECES) return null;
        ByteArrayOutputStream all = new ByteArrayOutputStream(octets.to - octets.from);
        pieces(octets, all, 0);
        return all.toByteArray();
    }

    private void pieces(Value octets, ByteArrayOutputStream all, int depth) {
        Value piece = value(octets.from, octets.to, 0);
        while (piece != null) {
            if (piece.tag == OCTETS) all.write(bytes, piece.from, piece.to - piece.from);
            else if (piece.tag == OCTETS_IN_PIECES && depth < DEEPEST)
                pieces(piece, all, depth + 1);
            piece = value(piece.next, octets.to, 0);
        }
    }

    private @Nullable Value inside(@Nullable Value outer) {
        return outer == null ? null : value(outer.from, outer.to, 0);
    }

    private static @Nullable Value in(@Nullable Value value, int tag) {
        return value != null && value.tag == tag ? value : null;
    }

    private boolean is(Value type, byte[] oid) {
        return Arrays.equals(bytes, type.from, type.to, oid, 0, oid.length);
    }

    /// The value at `at`, of definite or indefinite length; null at the end or where it is damaged.
    private @Nullable Value value(int at, int to, int depth) {
        if (at + 1 >= to || depth > DEEPEST || (bytes[at] == 0 && bytes[at + 1] == 0)) return null;
        int tag = bytes[at] & 0xff;
        if ((tag & 0x1f) == 0x1f) return null;
        int first = bytes[at + 1] & 0xff;
        int from = at + 2;
        if (first < 0x80) return whole(tag, from, first, to);
        if (first > 0x84) return null;
        if (first == 0x80) return openEnded(tag, from, to, depth);
        long length = 0;
        for (int i = 0; i < first - 0x80; i++) {
            if (from >= to) return null;
            length = length << 8 | (bytes[from++] & 0xff);
        }
        return whole(tag, from, length, to);
    }

    /// What is cut off is read as far as it goes.
    private static Value whole(int tag, int from, long length, int to) {
        int end = (int) Math.min(to, from + length);
        return new Value(tag, from, end, end);
    }

    private Value openEnded(int tag, int from, int to, int depth) {
        int at = from;
        Value inner = value(at, to, depth + 1);
        while (inner != null) {
            at = inner.next;
            inner = value(at, to, depth + 1);
        }
        return new Value(tag, from, at, Math.min(to, at + 2));
    }

    private static byte @Nullable [] inflated(byte[] content) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(content);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] piece = new byte[16 * 1024];
            int length;
            while ((length = inflater.inflate(piece)) > 0 && all.size() < LARGEST)
                all.write(piece, 0, length);
            return all.toByteArray();
        } catch (DataFormatException damaged) {
            return null;
        }
    }
}
