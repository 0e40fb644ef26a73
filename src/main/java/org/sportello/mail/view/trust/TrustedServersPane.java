package org.sportello.mail.view.trust;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.signin.TrustedServers;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Ui;

import java.time.ZoneOffset;
import java.util.List;

/// The servers that are trusted with a certificate that nobody vouches for; each can be taken back.
/// There is nothing to see where there are none.
public final class TrustedServersPane {

    private final Tools tools;
    private final Texts texts;
    private final TrustedServers trusted;
    private final VBox root = new VBox();

    /// Reads nothing before it is asked to.
    public TrustedServersPane(Tools tools, TrustedServers trusted) {
        this.tools = tools;
        this.texts = tools.texts();
        this.trusted = trusted;
        root.setId("trusted-servers");
        root.getStyleClass().add("mailbox-list");
        root.managedProperty().bind(root.visibleProperty());
        root.setVisible(false);
    }

    public Node node() {
        return root;
    }

    /// Reads them again.
    public void refresh() {
        tools.work().run(trusted::all, this::show);
    }

    private void show(List<TrustedServer> all) {
        root.setVisible(!all.isEmpty());
        root.getChildren()
                .setAll(
                        Ui.section(texts.get("mail.view.trusted.title")),
                        Ui.paragraph(texts.get("mail.view.trusted.what"), Look.MUTED));
        all.forEach(one -> root.getChildren().add(row(one)));
    }

    private Node row(TrustedServer server) {
        var formats = texts.formats();
        var words =
                new VBox(
                        3,
                        Ui.label(server.place(), Look.STRONG),
                        Ui.paragraph(
                                texts.get(
                                        "mail.view.trusted.row",
                                        server.names(),
                                        server.issuer(),
                                        formats.date(
                                                server.until()
                                                        .atOffset(ZoneOffset.UTC)
                                                        .toLocalDate()),
                                        formats.dateTime(server.since())),
                                Look.MUTED),
                        Ui.paragraph(
                                texts.get(
                                        "mail.view.trusted.key",
                                        ShownCertificate.grouped(server.key())),
                                Look.SUBTLE,
                                Look.SMALL));
        HBox.setHgrow(words, Priority.ALWAYS);
        var revoke =
                Ui.iconButton(
                        Icon.DELETE, texts.get("mail.view.trusted.revoke"), () -> revoke(server));
        revoke.setId("revoke-" + server.place());
        var row = new HBox(10, words, revoke);
        row.getStyleClass().addAll("mailbox-row", Look.CARD);
        return row;
    }

    private void revoke(TrustedServer server) {
        tools.work()
                .run(
                        () -> trusted.revoke(server.host(), server.port()),
                        _ -> {
                            refresh();
                            tools.notices()
                                    .undo(
                                            texts.get("mail.view.trusted.revoked", server.place()),
                                            () ->
                                                    tools.work()
                                                            .run(
                                                                    () -> trusted.trust(server),
                                                                    this::refresh));
                        });
    }
}
