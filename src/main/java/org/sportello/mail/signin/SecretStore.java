package org.sportello.mail.signin;

import org.sportello.mail.Mailbox;

import java.util.Optional;

/// Keeps the passwords, outside of the database. Secrets never appear in logs or in `toString`.
public interface SecretStore {

    Optional<String> get(String key);

    void put(String key, String secret);

    /// Forgets it; unknown keys are fine.
    void remove(String key);

    /// Under which key the password of a mailbox is kept. It is used for receiving and, where
    /// [#outgoing(Mailbox)] holds nothing, for sending.
    static String incoming(Mailbox mailbox) {
        return "mailbox." + mailbox.id();
    }

    /// Under which key a password only for sending is kept.
    static String outgoing(Mailbox mailbox) {
        return "mailbox." + mailbox.id() + ".outgoing";
    }

    /// Under which key the newest permission of a provider is kept (its refresh token).
    static String refresh(Mailbox mailbox) {
        return "mailbox." + mailbox.id() + ".refresh";
    }

    /// The password to fetch mail with.
    ///
    /// @throws SecretMissing if none is kept
    default String toReceive(Mailbox mailbox) {
        return get(incoming(mailbox)).orElseThrow(() -> new SecretMissing(mailbox.name()));
    }

    /// The password to send mail with.
    ///
    /// @throws SecretMissing if none is kept
    default String toSend(Mailbox mailbox) {
        return get(outgoing(mailbox)).orElseGet(() -> toReceive(mailbox));
    }

    /// Forgets all that belongs to a mailbox.
    default void removeAll(Mailbox mailbox) {
        remove(incoming(mailbox));
        remove(outgoing(mailbox));
        remove(refresh(mailbox));
    }
}
