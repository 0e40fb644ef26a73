package org.sportello.mail.view;

import atlantafx.base.controls.ToggleSwitch;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.setup.ServerGuesses.Wanted;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.view.MailboxSetupModel.Stage;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

import java.util.function.Consumer;

/// Adds a mailbox or edits one: address and password, a test in steps that says what is wrong, the
/// folders, done. Nothing is saved before the test has gone well, and the last button.
public final class MailboxSetup {

    private final Texts texts;
    private final MailboxSetupModel model;
    private final Runnable cancelled;
    private final VBox root = new VBox();
    private final StackPane page = new StackPane();
    private final TextField name = new TextField();
    private final TextField address = new TextField();

    /// An empty form, or the mailbox to edit.
    ///
    /// @param saved hears of the mailbox after it has been saved
    /// @param cancelled the agent does not want to after all
    public MailboxSetup(
            Tools tools,
            MailDesk desk,
            @Nullable Mailbox edited,
            Consumer<Mailbox> saved,
            Runnable cancelled) {
        this(
                tools.texts(),
                new MailboxSetupModel(desk, tools.work(), tools.texts(), edited, saved),
                cancelled);
    }

    MailboxSetup(Texts texts, MailboxSetupModel model, Runnable cancelled) {
        this.texts = texts;
        this.model = model;
        this.cancelled = cancelled;
        root.setId("mailbox-setup");
        root.getStyleClass().add("mailbox-setup");
        MailStyle.dress(root);
        page.setAlignment(Pos.TOP_LEFT);
        root.getChildren().add(page);
        model.stageProperty().addListener((_, _, stage) -> show(stage));
        show(model.stageProperty().get());
    }

    public Node node() {
        return root;
    }

    /// Puts the focus where typing begins.
    public void focus() {
        (model.isEditing() ? name : address).requestFocus();
    }

    /// Signs the edited mailbox in again: at its provider at once, else its password is asked for.
    public void signInAgain() {
        if (model.signsInAtProvider()) {
            model.signInAgain();
        }
    }

    private void show(Stage stage) {
        var shown =
                switch (stage) {
                    case FORM -> form();
                    case BROWSER -> browser();
                    case TEST -> test();
                    case FOLDERS -> folders();
                };
        page.getChildren().setAll(shown);
    }

    private VBox form() {
        var form = new Form();
        form.row(
                texts.get("mail.view.setup.address"),
                field(address, "setup-address", texts.get("mail.view.setup.address.prompt")));
        address.textProperty().bindBidirectional(model.address);
        var password = new PasswordField();
        password.setId("setup-password");
        password.textProperty().bindBidirectional(model.way.password);
        password.setPromptText(model.isEditing() ? texts.get("mail.view.setup.password.kept") : "");
        var row = form.row(texts.get("mail.view.setup.password"), password);
        var hint = Ui.paragraph("", "hint");
        hint.setId("setup-password-hint");
        row.getChildren().add(hint);
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
        var provider = model.provider;
        row.visibleProperty().bind(provider.map(_ -> false).orElse(true));
        row.managedProperty().bind(row.visibleProperty());
        form.getChildren().add(atProvider(provider));
        form.row(
                texts.get("mail.view.setup.name"),
                field(name, "setup-name", texts.get("mail.view.setup.name.prompt")),
                texts.get("mail.view.setup.name.hint"));
        name.textProperty().bindBidirectional(model.name);
        var test = Ui.button(texts.get("mail.view.setup.test"), model::test, Look.PRIMARY);
        test.setId("setup-test");
        test.setDefaultButton(true);
        test.disableProperty().bind(model.testable().not());
        return stage(
                texts.get(
                        model.isEditing() ? "mail.view.setup.edit.title" : "mail.view.setup.title"),
                texts.get("mail.view.setup.what"),
                form,
                servers(),
                buttons(test, cancel(cancelled)));
    }

    /// Instead of a password.
    private VBox atProvider(ObservableValue<@Nullable Provider> provider) {
        var words = Ui.paragraph("", Look.MUTED);
        words.setId("setup-provider");
        words.textProperty()
                .bind(
                        provider.map(one -> texts.get("mail.view.setup.provider", one.name()))
                                .orElse(""));
        var password =
                Ui.button(
                        texts.get("mail.view.setup.provider.password"),
                        () -> model.way.withPassword.set(true),
                        Look.QUIET);
        password.setId("setup-with-password");
        var box = new VBox(4, words, password);
        box.visibleProperty().bind(provider.map(_ -> true).orElse(false));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private VBox browser() {
        return stage(
                texts.get("mail.view.setup.browser"),
                texts.get("mail.view.setup.browser.what"),
                new BrowserPage(texts, model.way).node(),
                buttons(
                        cancel(
                                () -> {
                                    model.back();
                                    if (model.isEditing()) {
                                        cancelled.run();
                                    }
                                },
                                texts.get("mail.view.setup.stop"))));
    }

    private String wanted(Wanted wanted) {
        return switch (wanted) {
            case OWN -> "";
            case APP_PASSWORD -> texts.get("mail.view.setup.password.app");
            case SWITCHED_ON -> texts.get("mail.view.setup.password.switch");
            case MODERN_SIGN_IN -> texts.get("mail.view.setup.password.modern");
        };
    }

    private static TextField field(TextField field, String id, String prompt) {
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    /// The part for those who know their servers.
    private VBox servers() {
        var open = Ui.button(texts.get("mail.view.setup.servers"), this::toggle, Look.QUIET);
        open.setId("setup-servers");
        open.graphicProperty().bind(model.byHand.map(on -> Icons.of(on ? Icon.DOWN : Icon.RIGHT)));
        var auto = Ui.label(texts.get("mail.view.setup.servers.auto"), Look.MUTED, Look.SMALL);
        auto.visibleProperty().bind(model.byHand.not());
        var head = new HBox(6, open, auto);
        head.setAlignment(Pos.CENTER_LEFT);
        var both =
                new HBox(
                        16,
                        new ServerFields(texts, model.incoming, "incoming").node(),
                        new ServerFields(texts, model.outgoing, "outgoing").node());
        both.visibleProperty().bind(model.byHand);
        both.managedProperty().bind(model.byHand);
        return new VBox(8, head, both);
    }

    private void toggle() {
        model.byHand.set(!model.byHand.get());
    }

    private VBox test() {
        var steps = new SetupStepList(texts, model.steps);
        var again = Ui.button(texts.get("mail.view.setup.again"), model::test, Look.PRIMARY);
        again.setId("setup-again");
        var hand = Ui.button(texts.get("mail.view.setup.byHand"), model::enterByHand);
        hand.setId("setup-by-hand");
        var back = Ui.button(texts.get("mail.view.setup.back"), model::back);
        back.setId("setup-back");
        back.setCancelButton(true);
        var buttons = buttons(again, hand, back);
        Runnable follow =
                () -> {
                    var failed = model.steps.hasFailed();
                    visible(again, failed);
                    visible(hand, failed && !model.byHand.get() && !model.steps.isRefused());
                    back.setText(
                            texts.get(failed ? "mail.view.setup.back" : "mail.view.setup.stop"));
                };
        model.steps.lines.addListener((javafx.beans.Observable _) -> follow.run());
        follow.run();
        return stage(
                texts.get("mail.view.setup.testing", model.address.get().strip()),
                texts.get("mail.view.setup.testing.what"),
                steps.node(),
                buttons);
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private VBox folders() {
        var list = new VBox();
        list.setId("setup-folders");
        list.getStyleClass().add("folder-list");
        model.folders.forEach(folder -> list.getChildren().add(folder(folder)));
        var scroll = Ui.scroll(list);
        scroll.getStyleClass().add("folder-scroll");
        var archive =
                toggle(
                        "setup-archive",
                        texts.get("mail.view.setup.archive"),
                        texts.get("mail.view.setup.archive.hint"));
        ((ToggleSwitch) archive.getChildren().getFirst())
                .selectedProperty()
                .bindBidirectional(model.archive);
        var acknowledge =
                toggle(
                        "setup-acknowledge",
                        texts.get("mail.view.setup.acknowledge"),
                        texts.get("mail.view.setup.acknowledge.hint"));
        ((ToggleSwitch) acknowledge.getChildren().getFirst())
                .selectedProperty()
                .bindBidirectional(model.acknowledge);
        var save =
                Ui.button(
                        texts.get(
                                model.isEditing() ? "mail.view.setup.save" : "mail.view.setup.add"),
                        model::save,
                        Look.PRIMARY);
        save.setId("setup-save");
        save.setDefaultButton(true);
        save.disableProperty().bind(model.savable().not());
        return stage(
                texts.get("mail.view.setup.works"),
                texts.get("mail.view.setup.folders"),
                scroll,
                archive,
                acknowledge,
                buttons(save, cancel(model::back, texts.get("mail.view.setup.back"))));
    }

    private HBox folder(FolderChoice folder) {
        var box = new CheckBox(folder.name);
        box.selectedProperty().bindBidirectional(folder.chosen);
        box.setMnemonicParsing(false);
        var row = new HBox(8, box, Ui.label(use(folder), Look.SUBTLE, Look.SMALL));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String use(FolderChoice folder) {
        return switch (folder.use) {
            case INBOX -> texts.get("mail.view.folder.inbox");
            case MAIL -> "";
            case ARCHIVE -> texts.get("mail.view.folder.archive");
            case SENT -> texts.get("mail.view.folder.sent");
            case DRAFTS -> texts.get("mail.view.folder.drafts");
            case JUNK -> texts.get("mail.view.folder.junk");
            case TRASH -> texts.get("mail.view.folder.trash");
            case ALL -> texts.get("mail.view.folder.all");
        };
    }

    private static VBox toggle(String id, String words, String hint) {
        var toggle = new ToggleSwitch(words);
        toggle.setId(id);
        toggle.setAccessibleText(words);
        return new VBox(4, toggle, Ui.paragraph(hint, Look.MUTED, Look.SMALL));
    }

    private Button cancel(Runnable action) {
        return cancel(action, texts.get("ui.cancel"));
    }

    private static Button cancel(Runnable action, String words) {
        var cancel = Ui.button(words, action);
        cancel.setId("setup-cancel");
        cancel.setCancelButton(true);
        return cancel;
    }

    private static HBox buttons(Node... nodes) {
        var buttons = new HBox(8, nodes);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private static VBox stage(String title, String what, Node... content) {
        Label sentence = Ui.paragraph(what, Look.MUTED);
        var stage = new VBox(Ui.label(title, Look.HEADLINE), sentence);
        stage.getChildren().addAll(content);
        stage.getStyleClass().add("stage");
        return stage;
    }
}
