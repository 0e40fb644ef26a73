package org.sportello.mail.view.setup;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.view.setup.MailboxSetupModel.Stage;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Ui;

import java.util.function.Consumer;

/// Adds a mailbox or edits one: address and password, a test in steps that says what is wrong, the
/// folders, done. Nothing is saved before the test has gone well, and the last button.
public final class MailboxSetup {

    private final Texts texts;
    private final MailboxSetupModel model;
    private final Runnable cancelled;
    private final SetupForm form;
    private final VBox root = new VBox();
    private final StackPane page = new StackPane();

    /// An empty form, or the mailbox to edit.
    ///
    /// @param saved hears of the mailbox after it has been saved
    /// @param cancelled the agent does not want to after all
    public MailboxSetup(
            Tools tools,
            SetupDesk desk,
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
        this.form = new SetupForm(texts, model, cancelled);
        root.setId("mailbox-setup");
        root.getStyleClass().add("mailbox-setup");
        SetupPage.dress(root);
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
        form.focus();
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
                    case FORM -> form.node();
                    case BROWSER -> browser();
                    case TEST -> test();
                    case FOLDERS -> new SetupFolders(texts, model).node();
                };
        page.getChildren().setAll(shown);
    }

    private VBox browser() {
        return SetupPage.of(
                texts.get("mail.view.setup.browser"),
                texts.get("mail.view.setup.browser.what"),
                new BrowserPage(texts, model.way).node(),
                SetupPage.buttons(
                        SetupPage.cancel(
                                texts.get("mail.view.setup.stop"),
                                () -> {
                                    model.back();
                                    if (model.isEditing()) {
                                        cancelled.run();
                                    }
                                })));
    }

    private VBox test() {
        var steps = new SetupStepList(texts, model.steps, model::trust);
        var again = Ui.button(texts.get("mail.view.setup.again"), model::test, Look.PRIMARY);
        again.setId("setup-again");
        var hand = Ui.button(texts.get("mail.view.setup.byHand"), model::enterByHand);
        hand.setId("setup-by-hand");
        var back = Ui.button(texts.get("mail.view.setup.back"), model::back);
        back.setId("setup-back");
        back.setCancelButton(true);
        Runnable follow =
                () -> {
                    var failed = model.steps.hasFailed();
                    visible(again, failed);
                    visible(hand, failed && !model.servers.on.get() && !model.steps.isRefused());
                    back.setText(
                            texts.get(failed ? "mail.view.setup.back" : "mail.view.setup.stop"));
                };
        model.steps.lines.addListener((javafx.beans.Observable _) -> follow.run());
        follow.run();
        return SetupPage.of(
                texts.get("mail.view.setup.testing", model.address.get().strip()),
                texts.get("mail.view.setup.testing.what"),
                steps.node(),
                SetupPage.buttons(again, hand, back));
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
