package org.sportello.mail.imap;

import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.Trust;

/// Opens lines to mailboxes with the passwords that are kept for them.
public record Connector(SecretStore secrets, Trust trust) {

    public ImapConnection open(Mailbox mailbox) {
        return ImapConnection.open(mailbox.incoming(), secrets.toReceive(mailbox), trust);
    }
}
