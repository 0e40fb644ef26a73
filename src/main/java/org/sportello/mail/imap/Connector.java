package org.sportello.mail.imap;

import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.signin.Compress;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.signin.Credentials;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.Trust;

/// Opens lines to mailboxes with the credentials that are kept for them.
public record Connector(Credentials credentials, Trust trust) {

    /// For mailboxes that all have a password.
    public Connector(SecretStore secrets, Trust trust) {
        this(Credentials.passwords(secrets), trust);
    }

    /// Connects and signs in for receiving; what the line carries is compressed if the mailbox
    /// wants it so and the server offers it.
    ///
    /// @throws org.sportello.kernel.Problem in words for everything that can go wrong on the way
    public ImapConnection open(Mailbox mailbox) {
        var connection =
                credentials.receiving(
                        mailbox,
                        credential -> ImapConnection.open(mailbox.incoming(), credential, trust));
        if (mailbox.fetching().compress()) {
            Compress.run(connection.url(), connection.protocol());
        }
        return connection;
    }

    /// The same for a mailbox that is read by POP3.
    public PopConnection openPop(Mailbox mailbox) {
        return credentials.receiving(
                mailbox, credential -> PopConnection.open(mailbox.incoming(), credential, trust));
    }
}
