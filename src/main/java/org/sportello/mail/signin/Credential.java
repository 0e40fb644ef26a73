package org.sportello.mail.signin;

/// What is said to a mail server to get in. Never written into logs: `toString` keeps it to itself.
public sealed interface Credential {

    /// A password, or an app password.
    record Password(String secret) implements Credential {

        @Override
        public String toString() {
            return "password";
        }
    }

    /// A token that a provider gave out for a short time (RFC 6750).
    record Token(String value) implements Credential {

        @Override
        public String toString() {
            return "token";
        }
    }
}
