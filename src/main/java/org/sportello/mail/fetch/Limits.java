package org.sportello.mail.fetch;

/// How much is fetched at a time, so that memory stays bounded whatever a mailbox holds.
///
/// @param window UIDs that are planned at a time
/// @param messages at most so many messages in a batch
/// @param bytes at most so many bytes in a batch, unless a single message is larger
/// @param largest messages above this size stay on the server (or in the file they are imported
///   from) and wait in quarantine; the only place that says how large a message may be
public record Limits(int window, int messages, long bytes, long largest) {

    private static final long MEGABYTE = 1024L * 1024;

    /// What suits a desktop.
    public static final Limits USUAL = new Limits(2000, 500, 6 * MEGABYTE, 100_000_000);

    /// How many bytes are asked for by one command. Less than a batch, so that the bytes of a
    /// message need not wait for those of all the others before they are read and packed.
    public long command() {
        return Math.max(1, bytes / 6);
    }

    /// How many bytes may be on their way between server and store.
    public long inFlight() {
        return 2 * bytes;
    }
}
