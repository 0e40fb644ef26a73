package org.sportello.mail.parse.wrapped;

/// Numbers with their lowest byte first. Whoever asks has checked that the bytes are there.
final class LittleEndian {

    private LittleEndian() {}

    static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    static int int32(byte[] bytes, int at) {
        return int16(bytes, at) | int16(bytes, at + 2) << 16;
    }
}
