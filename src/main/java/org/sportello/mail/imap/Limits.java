package org.sportello.mail.imap;

/// How much is fetched at a time, so that memory stays bounded whatever a mailbox holds.
///
/// @param window UIDs that are planned at a time
/// @param messages at most so many messages in a batch
/// @param bytes at most so many bytes in a batch, unless a single message is larger
/// @param largest messages above this size are not fetched; their headers are, with a remark
public record Limits(int window, int messages, long bytes, long largest) {

    private static final long MEGABYTE = 1024L * 1024;

    /// What suits a desktop.
    public static final Limits USUAL = new Limits(2000, 500, 16 * MEGABYTE, 100 * MEGABYTE);

    /// How many bytes may be on their way between server and store.
    long inFlight() {
        return 3 * bytes;
    }
}
