package org.sportello.mail.signin.provider;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a provider gave out.
///
/// @param access lets in for a short time
/// @param refresh gets the next ones; null: the one before stays good
/// @param until when the access ends
public record Tokens(String access, @Nullable String refresh, Instant until) {

    /// Without what is secret in it.
    @Override
    public String toString() {
        return "tokens until " + until;
    }
}
