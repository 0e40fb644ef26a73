package org.sportello.mail.view.trust;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.function.Consumer;

/// A page about a certificate that keeps a mailbox out, or its mail in the outbox: what is wrong,
/// what to do, everything that is known of it, and the button that trusts it.
public final class CertificatePage {

    private final Texts texts;
    private final String mailbox;
    private final CertificateRejected rejected;

    /// Nothing is changed before its button is pressed.
    ///
    /// @param mailbox its name
    public CertificatePage(Texts texts, String mailbox, CertificateRejected rejected) {
        this.texts = texts;
        this.mailbox = mailbox;
        this.rejected = rejected;
    }

    /// Draws it.
    ///
    /// @param trust makes the exception
    /// @param leave goes back without one
    public Node node(Consumer<TrustedServer> trust, Runnable leave) {
        var back = Ui.button(texts.get("mail.view.setup.back"), leave);
        back.setId("certificate-back");
        back.setCancelButton(true);
        var shown = rejected.shown();
        var page =
                new VBox(
                        12,
                        Ui.label(texts.get("mail.view.certificate.title", mailbox), Look.HEADLINE),
                        Ui.paragraph(texts.sentence(rejected), Look.DANGER),
                        Ui.paragraph(texts.nextStep(rejected), Look.MUTED),
                        new CertificatePane(texts, shown)
                                .node(
                                        () ->
                                                trust.accept(
                                                        TrustedServer.of(
                                                                shown, texts.formats().now())),
                                        back));
        page.getStyleClass().add("mailbox-setup");
        return page;
    }
}
