package org.sportello.mail.parse.mime;

import java.util.Arrays;

/// Collects decoded bytes and hands them on piece by piece.
final class Pieces {

    private static final int PIECE = 16 * 1024;

    private final Transfer.Sink sink;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private boolean handedOn;

    Pieces(Transfer.Sink sink) {
        this.sink = sink;
    }

    void put(int b) {
        if (filled == PIECE) flush();
        piece[filled++] = (byte) b;
    }

    void put24(int bits) {
        if (filled + 3 > PIECE) flush();
        piece[filled++] = (byte) (bits >> 16);
        piece[filled++] = (byte) (bits >> 8);
        piece[filled++] = (byte) bits;
    }

    void flush() {
        if (filled == 0) return;
        sink.put(piece, 0, filled);
        handedOn = true;
        filled = 0;
    }

    /// A place to go back to, as long as no more than `room` bytes are put.
    int mark(int room) {
        if (filled > PIECE - room) flush();
        return filled;
    }

    void backTo(int mark) {
        filled = mark;
    }

    /// All that was put and not handed on.
    byte[] soFar() {
        return Arrays.copyOf(piece, filled);
    }

    boolean handedOn() {
        return handedOn;
    }
}
