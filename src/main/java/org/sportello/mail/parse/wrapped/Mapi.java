package org.sportello.mail.parse.wrapped;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A block of MAPI properties inside TNEF (MS-OXTNEF 2.1.3.4): the values of variable length by
/// their number, and the numbers; named properties are passed over.
final class Mapi {

    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;
    static final int SUBJECT = 0x0037;
    static final int SHORT_NAME = 0x3704;
    static final int LONG_NAME = 0x3707;
    static final int MEDIA_TYPE = 0x370e;
    static final int CONTENT_ID = 0x3712;
    static final int OBJECT = 0x3701;
    static final int CODE_PAGE = 0x3fde;

    private static final int MOST = 2000;
    private static final int MOST_VALUES = 10_000;

    private final Map<Integer, byte[]> values = new HashMap<>();
    private final Map<Integer, Integer> types = new HashMap<>();
    private final byte[] bytes;
    private int at;

    private Mapi(byte[] bytes) {
        this.bytes = bytes;
    }

    /// What can be read; a damaged block is read up to the damage.
    static Mapi read(byte[] bytes) {
        Mapi mapi = new Mapi(bytes);
        mapi.read();
        return mapi;
    }

    byte @Nullable [] bytes(int property) {
        return values.get(property);
    }

    /// A text: Unicode by its type, else in the charset of the block.
    @Nullable String text(int property, Charset charset) {
        byte[] value = values.get(property);
        if (value == null) return null;
        boolean wide = types.getOrDefault(property, 0) == 0x1f;
        String text = new String(value, wide ? UTF_16LE : charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    int number(int property, int otherwise) {
        byte[] value = values.get(property);
        return value == null || value.length < 4 ? otherwise : LittleEndian.int32(value, 0);
    }

    private void read() {
        if (!has(4)) return;
        int count = Math.min(int32(), MOST);
        for (int i = 0; i < count && has(4); i++) {
            int type = int16();
            int property = int16();
            if (property >= 0x8000 && !skipName()) return;
            byte[] value = value(type);
            if (value == null) return;
            values.putIfAbsent(property, value);
            types.putIfAbsent(property, type & 0xfff);
        }
    }

    private byte @Nullable [] value(int type) {
        int plain = type & 0xfff;
        boolean several = (type & 0x1000) != 0;
        int size = size(plain);
        boolean counted = several || size < 0;
        if (counted && !has(4)) return null;
        int count = counted ? int32() : 1;
        if (count < 0 || count > MOST_VALUES) return null;
        byte[] first = null;
        for (int i = 0; i < count; i++) {
            if (size < 0 && !has(4)) return null;
            int length = size < 0 ? int32() : size;
            if (length < 0 || !has(length)) return null;
            byte[] value = Arrays.copyOfRange(bytes, at, at + length);
            at += length + (4 - length % 4) % 4;
            if (first == null) first = value;
        }
        return first == null ? new byte[0] : first;
    }

    /// Bytes of a value of fixed length, -1 if it is variable.
    private static int size(int type) {
        return switch (type) {
            case 0x1, 0x2, 0x3, 0x4, 0xa, 0xb -> 4;
            case 0x5, 0x6, 0x7, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> -1;
        };
    }

    /// The set and name or number of a named property.
    private boolean skipName() {
        if (!has(20)) return false;
        at += 16;
        int kind = int32();
        if (!has(4)) return false;
        int numberOrLength = int32();
        if (kind == 0) return true;
        if (numberOrLength < 0 || !has(numberOrLength)) return false;
        at += numberOrLength + (4 - numberOrLength % 4) % 4;
        return true;
    }

    private boolean has(int length) {
        return at >= 0 && at <= bytes.length && length <= bytes.length - at;
    }

    private int int16() {
        at += 2;
        return LittleEndian.int16(bytes, at - 2);
    }

    private int int32() {
        at += 4;
        return LittleEndian.int32(bytes, at - 4);
    }
}
