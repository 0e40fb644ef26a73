package org.sportello.mail.signin.provider;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How a mailbox signs in, and whether it can.
///
/// @param provider the name of the provider it signs in at; null with a password
/// @param until how long the present access is good, after which a new one is asked for; null with
///   a password, or while none was needed since the program began
public record SignInState(@Nullable String provider, State state, @Nullable Instant until) {

    /// Whether it can sign in.
    public enum State {
        /// What is needed is at hand, and was not refused when it was used last.
        READY,
        /// There is no password, or no permission, on this computer.
        MISSING,
        /// The server did not accept it.
        REFUSED,
        /// The provider's permission has ended or was taken back.
        ENDED
    }

    /// Nobody has to do anything.
    public boolean ready() {
        return state == State.READY;
    }
}
