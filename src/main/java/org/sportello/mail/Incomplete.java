package org.sportello.mail;

import org.sportello.mail.Quarantine.Entry;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why a message was left on its server. It waits in quarantine, where these two lie in the columns
/// for an error.
///
/// @param code [#TOO_LARGE] or [#NOT_DELIVERED]
/// @param detail for [#TOO_LARGE] the two sizes, else empty
public record Incomplete(String code, String detail) {

    /// Larger than what we fetch.
    public static final String TOO_LARGE = "too-large";

    /// The server does not hand it out.
    public static final String NOT_DELIVERED = "not-delivered";

    private static final Pattern SIZES = Pattern.compile("(\\d{1,18}) bytes, limit (\\d{1,18})");

    /// How large a message is, and how large it may be, in bytes.
    public record Sizes(long size, long limit) {}

    /// A message above the limit, both in bytes.
    public static Incomplete tooLarge(long size, long limit) {
        return new Incomplete(TOO_LARGE, size + " bytes, limit " + limit);
    }

    /// A message that the server keeps to itself.
    public static Incomplete notDelivered() {
        return new Incomplete(NOT_DELIVERED, "");
    }

    /// Set if this message was left on its server; empty if it came, and could not be read.
    public static Optional<Incomplete> of(Entry entry) {
        return switch (entry.errorCode()) {
            case TOO_LARGE, NOT_DELIVERED ->
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
