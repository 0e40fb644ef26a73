package org.sportello.mail.view;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.view.trust.CertificatePage;
import org.sportello.ui.Tools;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The certificates of servers that nobody vouches for: shown, and trusted if the agent says so.
final class RefusedCertificates {

    private final Tools tools;
    private final MailDesk desk;
    private final Consumer<Node> open;
    private final Runnable back;

    /// @param open shows a page in the place of the mailboxes
    /// @param back shows the mailboxes again
    RefusedCertificates(Tools tools, MailDesk desk, Consumer<Node> open, Runnable back) {
        this.tools = tools;
        this.desk = desk;
        this.open = open;
        this.back = back;
    }

    /// Shows the certificate that keeps the mailbox's mail in the outbox; if it is right by now,
    /// the mail leaves.
    void sending(Mailbox mailbox) {
        tools.work()
                .run(
                        () -> {
                            var rejected = rejected(mailbox);
                            if (rejected == null) {
                                leave(mailbox);
                            }
                            return Optional.ofNullable(rejected);
                        },
                        found ->
                                found.ifPresentOrElse(
                                        rejected -> show(mailbox, rejected),
                                        () ->
                                                tools.notices()
                                                        .say(
                                                                tools.texts()
                                                                        .get(
                                                                                "mail.view.certificate.fine"))));
    }

    /// Asks the server for sending to show itself once more: the outbox keeps but words.
    private @Nullable CertificateRejected rejected(Mailbox mailbox) {
        var url = Objects.requireNonNull(mailbox.outgoing());
        try {
            desk.trying().check().send(url, desk.accounts().signIns().keptToSend(mailbox));
            return null;
        } catch (CertificateRejected rejected) {
            return rejected;
        }
    }

    /// Shows it, and what can be done about it.
    void show(Mailbox mailbox, CertificateRejected rejected) {
        open.accept(
                new CertificatePage(tools.texts(), mailbox.name(), rejected)
                        .node(server -> trust(mailbox, server), back));
    }

    private void trust(Mailbox mailbox, TrustedServer server) {
        tools.work()
                .run(
                        () -> {
                            desk.trying().trusted().trust(server);
                            desk.sync().syncNow(mailbox.id());
                            leave(mailbox);
                        },
                        back);
    }

    /// What a certificate kept in the outbox is due again.
    private void leave(Mailbox mailbox) {
        for (var entry : desk.outbox().waiting()) {
            if (entry.mailboxId() == mailbox.id()
                    && entry.state() == Outbox.State.FAILED
                    && entry.wrong().filter(CertificateRejected::tells).isPresent()) {
                desk.outbox().retry(entry.id());
            }
        }
    }
}
