package org.sportello.reply;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Outlook's place of a message in its conversation (the `Thread-Index` header, MS-OXOMSG
/// §2.2.1.3): a header of 22 bytes, with the time and the id of the first message, and a block of
/// five bytes for each answer. An answer that repeats the index of what it answers stands beside
/// it; one with a block more stands below it, and Outlook keeps one conversation.
final class ThreadIndex {

    private static final int HEADER = 22;
    private static final int BLOCK = 5;
    private static final int TIME = 6;

    /// Longer ones are a mistake, or meant badly.
    private static final int LONGEST = HEADER + 200 * BLOCK;

    private static final Instant WINDOWS_BEGINS = Instant.parse("1601-01-01T00:00:00Z");
    private static final long LONG_AGO = 0x00FE0000L << Integer.SIZE;
    private static final long MOST = 0x7FFFFFFFL;

    private ThreadIndex() {}

    /// The index of an answer; empty if the header is none that Outlook would have written.
    ///
    /// @param header as it came
    /// @param now when the answer is written
    /// @param variety tells answers of the same moment apart; its last eight bits count
    static Optional<String> child(String header, Instant now, int variety) {
        byte[] parent;
        try {
            parent = Base64.getDecoder().decode(header.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
        if (parent.length < HEADER
                || parent.length > LONGEST
                || (parent.length - HEADER) % BLOCK != 0
                || parent[0] != 1) {
            return Optional.empty();
        }
        var child =
                ByteBuffer.allocate(parent.length + BLOCK)
                        .put(parent)
                        .putInt(delta(Math.max(0, ticks(now) - begun(parent))))
                        .put((byte) variety);
        return Optional.of(Base64.getEncoder().encodeToString(child.array()));
    }

    /// How long after the first message: in steps of 26 milliseconds, or, after 1.7 years, in steps
    /// of 0.8 seconds with the first bit set.
    private static int delta(long ticks) {
        return (ticks & LONG_AGO) == 0
                ? (int) ((ticks >> 18) & MOST)
                : (int) (((ticks >> 23) & MOST) | ~MOST);
    }

    /// When the conversation began, to a few milliseconds: the first byte is the highest of the
    /// time too. Newer programs leave it alone and write the whole time behind it.
    private static long begun(byte[] index) {
        long time = 0;
        int from = index[1] == 1 ? 1 : 0;
        for (int i = from; i < TIME; i++) {
            time = (time << Byte.SIZE) | (index[i] & 0xFF);
        }
        return time << ((Long.BYTES - TIME + from) * Byte.SIZE);
    }

    /// Windows counts hundreds of nanoseconds.
    private static long ticks(Instant moment) {
        var since = Duration.between(WINDOWS_BEGINS, moment);
        return since.getSeconds() * 10_000_000L + since.getNano() / 100;
    }
}
