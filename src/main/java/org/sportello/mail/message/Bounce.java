package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a mail system reported about a message that we sent (RFC 3464, RFC 5965, or in words).
///
/// @param recipients the addresses concerned, in lower case
/// @param status enhanced status code (RFC 3463), such as `5.1.1`, or null
/// @param action `failed`, `delayed`, `delivered`, `relayed`, `expanded`, `complaint`, or null
/// @param permanent true if the address itself is unusable; false if it may work later or
///   elsewhere; null if not known
/// @param originalMessageIds Message-ID of the returned messages, without angle brackets
public record Bounce(
        List<String> recipients,
        @Nullable String status,
        @Nullable String action,
        @Nullable Boolean permanent,
        List<String> originalMessageIds) {

    public Bounce {
        recipients = List.copyOf(recipients);
        originalMessageIds = List.copyOf(originalMessageIds);
    }
}
