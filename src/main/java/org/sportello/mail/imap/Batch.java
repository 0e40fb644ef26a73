package org.sportello.mail.imap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Messages that are fetched by one command and filed in one transaction: neighbours in their
/// folder, rising by UID.
record Batch(List<Sized> messages) {

    /// A message and how many bytes the server says it has.
    record Sized(long uid, long size) {}

    Batch {
        messages = List.copyOf(messages);
    }

    long low() {
        return messages.getFirst().uid();
    }

    long high() {
        return messages.getLast().uid();
    }

    long bytes() {
        return messages.stream().mapToLong(Sized::size).sum();
    }

    /// Cuts rising messages into batches.
    ///
    /// @param newestFirst start with the last ones; inside a batch they rise nevertheless
    /// @param first how many messages the first batch may have; the following ones grow
    static List<Batch> plan(List<Sized> rising, Limits limits, boolean newestFirst, int first) {
        var order = newestFirst ? rising.reversed() : rising;
        var batches = new ArrayList<Batch>();
        var current = new ArrayList<Sized>();
        long bytes = 0;
        int room = Math.min(first, limits.messages());
        for (var message : order) {
            var full = current.size() >= room || bytes + message.size() > limits.bytes();
            if (full && !current.isEmpty()) {
                batches.add(batch(current, newestFirst));
                current.clear();
                bytes = 0;
                room = Math.min(room * 2, limits.messages());
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
