package org.sportello.mail.view.setup;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.mail.setup.ServerGuesses.Wanted;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

/// What is filled in: address, password or provider, name; and the servers, by those who know them.
final class SetupForm {

    private final Texts texts;
    private final MailboxSetupModel model;
    private final TextField name = new TextField();
    private final TextField address = new TextField();
    private final Node node;

    SetupForm(Texts texts, MailboxSetupModel model, Runnable cancelled) {
        this.texts = texts;
        this.model = model;
        address.textProperty().bindBidirectional(model.address);
        name.textProperty().bindBidirectional(model.name);
        var test = Ui.button(texts.get("mail.view.setup.test"), model::test, Look.PRIMARY);
        test.setId("setup-test");
        test.setDefaultButton(true);
        test.disableProperty().bind(model.testable().not());
        node =
                SetupPage.of(
                        texts.get(
                                model.isEditing()
                                        ? "mail.view.setup.edit.title"
                                        : "mail.view.setup.title"),
                        texts.get("mail.view.setup.what"),
                        fields(),
                        servers(),
                        SetupPage.buttons(
                                test, SetupPage.cancel(texts.get("ui.cancel"), cancelled)));
    }

    Node node() {
        return node;
    }

    /// Puts the focus where typing begins.
    void focus() {
        (model.isEditing() ? name : address).requestFocus();
    }

    private Form fields() {
        var form = new Form();
        form.row(
                texts.get("mail.view.setup.address"),
                field(address, "setup-address", texts.get("mail.view.setup.address.prompt")));
        var password = new PasswordField();
        password.setId("setup-password");
        password.textProperty().bindBidirectional(model.way.password);
        password.setPromptText(model.isEditing() ? texts.get("mail.view.setup.password.kept") : "");
        var row = form.row(texts.get("mail.view.setup.password"), password);
        row.getChildren().add(hint());
        row.visibleProperty().bind(model.provider.map(_ -> false).orElse(true));
        row.managedProperty().bind(row.visibleProperty());
        form.getChildren().add(atProvider());
        form.row(
                texts.get("mail.view.setup.name"),
                field(name, "setup-name", texts.get("mail.view.setup.name.prompt")),
                texts.get("mail.view.setup.name.hint"));
        return form;
    }

    private static TextField field(TextField field, String id, String prompt) {
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private Node hint() {
        var hint = Ui.paragraph("", "hint");
        hint.setId("setup-password-hint");
        hint.textProperty()
                .bind(
                        Bindings.when(model.way.missing)
                                .then(texts.get("mail.view.setup.password.missing"))
                                .otherwise(
                                        Bindings.createStringBinding(
                                                () -> wanted(model.wanted().getValue()),
                                                model.address)));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private String wanted(Wanted wanted) {
        return switch (wanted) {
            case OWN -> "";
            case APP_PASSWORD -> texts.get("mail.view.setup.password.app");
            case SWITCHED_ON -> texts.get("mail.view.setup.password.switch");
            case MODERN_SIGN_IN -> texts.get("mail.view.setup.password.modern");
        };
    }

    /// Instead of a password.
    private VBox atProvider() {
        var words = Ui.paragraph("", Look.MUTED);
        words.setId("setup-provider");
        words.textProperty()
                .bind(
                        model.provider
                                .map(one -> texts.get("mail.view.setup.provider", one.name()))
                                .orElse(""));
        var password =
                Ui.button(
                        texts.get("mail.view.setup.provider.password"),
                        () -> model.way.withPassword.set(true),
                        Look.QUIET);
        password.setId("setup-with-password");
        var box = new VBox(4, words, password);
        box.visibleProperty().bind(model.provider.map(_ -> true).orElse(false));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private VBox servers() {
        var on = model.servers.on;
        var open =
                Ui.button(
                        texts.get("mail.view.setup.servers"), () -> on.set(!on.get()), Look.QUIET);
        open.setId("setup-servers");
        open.graphicProperty().bind(on.map(now -> Icons.of(now ? Icon.DOWN : Icon.RIGHT)));
        var auto = Ui.label(texts.get("mail.view.setup.servers.auto"), Look.MUTED, Look.SMALL);
        auto.visibleProperty().bind(on.not());
        var head = new HBox(6, open, auto);
        head.setAlignment(Pos.CENTER_LEFT);
        var both =
                new HBox(
                        16,
                        new ServerFields(texts, model.servers.incoming, "incoming").node(),
                        new ServerFields(texts, model.servers.outgoing, "outgoing").node());
        both.visibleProperty().bind(on);
        both.managedProperty().bind(on);
        return new VBox(8, head, both);
    }
}
