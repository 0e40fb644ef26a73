package org.sportello.mail.fetch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongToIntFunction;

/// Messages that are fetched by one command and filed in one transaction: neighbours in their
/// folder, rising by UID.
public record Batch(List<Sized> messages) {

    /// How many messages the first batch of a first sync has.
    private static final int FIRST = 25;

    /// A message and how many bytes the server says it has.
    public record Sized(long uid, long size) {}

    public Batch {
        messages = List.copyOf(messages);
    }

    /// The lowest UID.
    public long low() {
        return messages.getFirst().uid();
    }

    /// The highest UID.
    public long high() {
        return messages.getLast().uid();
    }

    public long bytes() {
        return messages.stream().mapToLong(Sized::size).sum();
    }

    /// Cuts rising messages into batches, oldest first. Where a batch ends depends on nothing but
    /// where it begins, so a sync that was cut off goes on with the batches that it would have had.
    public static List<Batch> upward(List<Sized> rising, Limits limits) {
        return cut(rising, limits, false, _ -> limits.messages());
    }

    /// The same, newest first; inside a batch the messages rise nevertheless. Near the newest
    /// message the batches are small, so that there is something to see at once.
    ///
    /// @param newest the UID of the newest message of the folder
    public static List<Batch> downward(List<Sized> rising, Limits limits, long newest) {
        return cut(
                rising.reversed(),
                limits,
                true,
                uid -> Math.clamp(newest - uid + FIRST, 1, limits.messages()));
    }

    /// The same messages in smaller pieces, in order.
    ///
    /// @param most at most so many bytes in a piece, unless a single message is larger
    public List<Batch> pieces(long most) {
        var limits = new Limits(1, Integer.MAX_VALUE, most, Long.MAX_VALUE);
        return cut(messages, limits, false, _ -> Integer.MAX_VALUE);
    }

    private static List<Batch> cut(
            List<Sized> order, Limits limits, boolean newestFirst, LongToIntFunction room) {
        var batches = new ArrayList<Batch>();
        var current = new ArrayList<Sized>();
        long bytes = 0;
        for (var message : order) {
            if (!current.isEmpty()
                    && (current.size() >= room.applyAsInt(current.getFirst().uid())
                            || bytes + message.size() > limits.bytes())) {
                batches.add(batch(current, newestFirst));
                current.clear();
                bytes = 0;
            }
            current.add(message);
            bytes += message.size();
        }
        if (!current.isEmpty()) {
            batches.add(batch(current, newestFirst));
        }
        return batches;
    }

    private static Batch batch(List<Sized> messages, boolean newestFirst) {
        var rising = new ArrayList<>(messages);
        if (newestFirst) {
            Collections.reverse(rising);
        }
        return new Batch(rising);
    }
}
