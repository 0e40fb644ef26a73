package org.sportello.mail.view;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.CertificateRejected;

import java.util.Objects;

/// Asks the server for sending of a mailbox to show itself once more: what the outbox keeps of a
/// refused certificate are but words.
final class SendingTrial {

    private final MailDesk desk;
    private final Mailbox mailbox;

    SendingTrial(MailDesk desk, Mailbox mailbox) {
        this.desk = desk;
        this.mailbox = mailbox;
    }

    /// The refused certificate; null if it is accepted by now. Takes its time.
    ///
    /// @throws org.sportello.kernel.Problem if something else is in the way
    @Nullable CertificateRejected rejected() {
        var url = Objects.requireNonNull(mailbox.outgoing());
        try {
            desk.trying().check().send(url, desk.accounts().signIns().keptToSend(mailbox));
            return null;
        } catch (CertificateRejected rejected) {
            return rejected;
        }
    }
}
