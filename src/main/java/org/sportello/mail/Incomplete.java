package org.sportello.mail;

import org.sportello.mail.Quarantine.Entry;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why a message was left on its server or in its file. It waits in quarantine, where these two lie
/// in the columns for an error.
///
/// @param code [#TOO_LARGE], [#TOO_LARGE_IN_FILE] or [#NOT_DELIVERED]
/// @param detail for the messages that are too large the two sizes, else empty
public record Incomplete(String code, String detail) {

    /// Larger than what we fetch.
    public static final String TOO_LARGE = "too-large";

    /// Larger than what is taken out of a file.
    public static final String TOO_LARGE_IN_FILE = "too-large-in-file";

    /// The server does not hand it out.
    public static final String NOT_DELIVERED = "not-delivered";

    private static final Pattern SIZES = Pattern.compile("(\\d{1,18}) bytes, limit (\\d{1,18})");

    /// How large a message is, and how large it may be, in bytes.
    public record Sizes(long size, long limit) {}

    /// A message above the limit, both in bytes.
    public static Incomplete tooLarge(long size, long limit) {
        return new Incomplete(TOO_LARGE, sizes(size, limit));
    }

    /// A message in a file, above the limit, both in bytes.
    public static Incomplete tooLargeInFile(long size, long limit) {
        return new Incomplete(TOO_LARGE_IN_FILE, sizes(size, limit));
    }

    private static String sizes(long size, long limit) {
        return size + " bytes, limit " + limit;
    }

    /// A message that the server keeps to itself.
    public static Incomplete notDelivered() {
        return new Incomplete(NOT_DELIVERED, "");
    }

    /// Set if this message was left where it lies; empty if it came, and could not be read.
    public static Optional<Incomplete> of(Entry entry) {
        return switch (entry.errorCode()) {
            case TOO_LARGE, TOO_LARGE_IN_FILE, NOT_DELIVERED ->
                    Optional.of(new Incomplete(entry.errorCode(), entry.detail()));
            default -> Optional.empty();
        };
    }

    /// Set for a message that is too large.
    public Optional<Sizes> sizes() {
        var found = SIZES.matcher(detail);
        return found.matches()
                ? Optional.of(
                        new Sizes(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }
}
