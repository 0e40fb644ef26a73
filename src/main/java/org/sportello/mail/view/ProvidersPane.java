package org.sportello.mail.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.kernel.Change.Entity;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.Set;

/// The providers that mailboxes can sign in at, and how each knows this program.
public final class ProvidersPane {

    private final Tools tools;
    private final Texts texts;
    private final MailDesk desk;
    private final Work.Latest latest;
    private final VBox root = new VBox(16);

    /// Reads at once, and again when a provider changes while it is on screen.
    public ProvidersPane(Tools tools, MailDesk desk) {
        this.tools = tools;
        this.texts = tools.texts();
        this.desk = desk;
        latest = tools.work().latest();
        root.setId("providers");
        MailStyle.dress(root);
        OnScreen.of(root, () -> tools.pulse().on(Set.of(Entity.MAILBOX), _ -> refresh()));
        refresh();
    }

    public Node node() {
        return root;
    }

    private void refresh() {
        latest.run(() -> desk.accounts().signIns().providers().all(), this::show);
    }

    private void show(List<Provider> all) {
        root.getChildren().setAll(Ui.paragraph(texts.get("mail.view.providers.what"), Look.MUTED));
        all.forEach(provider -> root.getChildren().add(card(provider)));
    }

    private Node card(Provider provider) {
        var head =
                new HBox(
                        8,
                        Ui.label(provider.name(), Look.STRONG),
                        provider.usable()
                                ? new Badge(
                                        texts.get("mail.view.providers.usable"), Badge.Kind.GOOD)
                                : new Badge(
                                        texts.get("mail.view.providers.unusable"), Badge.Kind.OK));
        head.setAlignment(Pos.CENTER_LEFT);
        var client = new TextField(provider.clientId());
        client.setId("client-" + provider.id());
        var secret = new PasswordField();
        secret.setId("secret-" + provider.id());
        var form = new Form();
        form.row(texts.get("mail.view.providers.client"), client);
        form.row(
                texts.get("mail.view.providers.secret"),
                secret,
                texts.get("mail.view.providers.secret.hint"));
        var save =
                Ui.button(
                        texts.get("mail.view.providers.save"),
                        () -> save(provider, client.getText().strip(), secret.getText()),
                        Look.PRIMARY);
        save.setId("save-" + provider.id());
        save.disableProperty().bind(client.textProperty().map(String::isBlank));
        var buttons = new HBox(8, save);
        if (provider.usable()) {
            var forget =
                    Ui.button(
                            texts.get("mail.view.providers.forget"),
                            () ->
                                    tools.work()
                                            .run(
                                                    () ->
                                                            desk.accounts()
                                                                    .signIns()
                                                                    .unregister(provider.id()),
                                                    this::refresh));
            forget.setId("forget-" + provider.id());
            buttons.getChildren().add(forget);
        }
        var card = new VBox(12, head, form, buttons);
        card.getStyleClass().add(Look.CARD);
        card.setId("provider-" + provider.id());
        return card;
    }

    /// A secret that is not typed stays as it is kept.
    private void save(Provider provider, String client, String secret) {
        var changed = provider.withClientId(client);
        var signIns = desk.accounts().signIns();
        tools.work()
                .run(
                        () -> {
                            if (secret.isEmpty()) {
                                signIns.providers().save(changed);
                            } else {
                                signIns.register(changed, secret);
                            }
                        },
                        () -> {
                            tools.notices()
                                    .say(texts.get("mail.view.providers.saved", provider.name()));
                            refresh();
                        });
    }
}
