package org.sportello.mail.signin;

import org.sportello.mail.Mailbox;

import java.util.function.Function;

/// Where the credentials of mailboxes come from.
public interface Credentials {

    /// What to fetch mail with. May ask a provider over the network.
    ///
    /// @throws org.sportello.kernel.Problem if there is none, or the provider gives none
    Credential toReceive(Mailbox mailbox);

    /// What to send mail with.
    ///
    /// @throws org.sportello.kernel.Problem if there is none, or the provider gives none
    Credential toSend(Mailbox mailbox);

    /// A server did not take it.
    ///
    /// @return true if the next one will be another, so that one more try makes sense
    boolean refused(Mailbox mailbox);

    /// Signs in for receiving: with a fresh credential once more if an old one was refused.
    ///
    /// @param open signs in
    default <T> T receiving(Mailbox mailbox, Function<Credential, T> open) {
        return signedIn(mailbox, this::toReceive, open);
    }

    /// The same for sending.
    ///
    /// @param open signs in
    default <T> T sending(Mailbox mailbox, Function<Credential, T> open) {
        return signedIn(mailbox, this::toSend, open);
    }

    private <T> T signedIn(
            Mailbox mailbox,
            Function<Mailbox, Credential> credential,
            Function<Credential, T> open) {
        try {
            return open.apply(credential.apply(mailbox));
        } catch (SignInRejected no) {
            if (!refused(mailbox)) {
                throw no;
            }
            return open.apply(credential.apply(mailbox));
        }
    }

    /// Nothing but the passwords that are kept.
    static Credentials passwords(SecretStore secrets) {
        return new Credentials() {
            @Override
            public Credential toReceive(Mailbox mailbox) {
                return new Credential.Password(secrets.toReceive(mailbox));
            }

            @Override
            public Credential toSend(Mailbox mailbox) {
                return new Credential.Password(secrets.toSend(mailbox));
            }

            @Override
            public boolean refused(Mailbox mailbox) {
                return false;
            }
        };
    }
}
