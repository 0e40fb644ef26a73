package org.sportello.mail.view;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.view.fetching.FetchingModel;
import org.sportello.mail.view.fetching.FetchingPane;
import org.sportello.mail.view.setup.MailboxSetup;
import org.sportello.mail.view.trust.TrustedServersPane;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.Redraw;
import org.sportello.ui.control.Ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The mailboxes in the settings: how each is doing, and everything that can be done with it.
public final class MailboxesPage {

    /// For so long what is noted is true enough, while a mailbox goes on doing what it did.
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Tools tools;
    private final Texts texts;
    private final MailDesk desk;
    private final MailHealthModel model;
    private final Remedies remedies;
    private final StackPane root = new StackPane();
    private final VBox list = new VBox();
    private Map<Long, Noted> noted = Map.of();
    private Instant looked = Instant.EPOCH;
    private Map<Long, Phase> phases = Map.of();
    private final TrustedServersPane trusted;
    private final RefusedCertificates refusals;
    private final ChangeListener<Number> follow = (_, _, _) -> follow();

    /// Shows the list; follows the model while it is on screen.
    ///
    /// @param quarantine shows what is held back
    public MailboxesPage(Tools tools, MailDesk desk, MailHealthModel model, Runnable quarantine) {
        this.tools = tools;
        this.texts = tools.texts();
        this.desk = desk;
        this.model = model;
        this.trusted = new TrustedServersPane(tools, desk.trying().trusted());
        this.refusals =
                new RefusedCertificates(
                        tools, desk, page -> root.getChildren().setAll(page), this::back);
        this.remedies =
                new Remedies(
                        texts,
                        new Remedies.Ways(
                                this::signIn,
                                this::setUp,
                                one -> model.syncNow(one.id()),
                                this::tryAgain,
                                quarantine));
        root.setId("mailboxes");
        root.setAlignment(Pos.TOP_LEFT);
        MailStyle.dress(root);
        list.getStyleClass().add("mailbox-list");
        OnScreen.of(
                root,
                () -> {
                    model.readingsProperty().addListener(follow);
                    show();
                    look();
                    return () -> model.readingsProperty().removeListener(follow);
                });
        show();
        back();
    }

    public Node node() {
        return root;
    }

    /// Opens the set-up of a new mailbox, or of this one.
    public void setUp(@Nullable Mailbox mailbox) {
        opened(mailbox);
    }

    private MailboxSetup opened(@Nullable Mailbox mailbox) {
        var setup = new MailboxSetup(tools, desk.setup(), mailbox, _ -> back(), this::back);
        root.getChildren().setAll(setup.node());
        setup.focus();
        return setup;
    }

    /// Does away with what keeps the mailbox out: shows the certificate that was refused; else
    /// signs it in again, at its provider at once, or by asking for its password.
    public void signIn(Mailbox mailbox) {
        var state = model.health().state(mailbox.id());
        if (state != null && state.problem() instanceof CertificateRejected rejected) {
            refusals.show(mailbox, rejected);
        } else {
            opened(mailbox).signInAgain();
        }
    }

    /// Shows the certificate that keeps the mailbox's mail in the outbox; if it is right by now,
    /// the mail leaves.
    public void sendingCertificate(Mailbox mailbox) {
        refusals.sending(mailbox);
    }

    private void tryAgain(Mailbox mailbox) {
        tools.work().run(() -> desk.sync().tryAgain(mailbox.id()), this::look);
    }

    private void senders(Mailbox mailbox) {
        var model = new SendersModel(desk, tools.work(), mailbox, this::back);
        root.getChildren().setAll(new SendersPane(texts, model, this::back).node());
    }

    private void fetching(Mailbox mailbox) {
        var model =
                new FetchingModel(desk.accounts(), desk.sync(), tools.work(), mailbox, this::back);
        root.getChildren().setAll(new FetchingPane(texts, model, this::back).node());
    }

    private void back() {
        root.getChildren().setAll(list);
        trusted.refresh();
        model.refresh();
    }

    /// Draws what was read. What is noted is counted from the store, which is not done with every
    /// message that comes.
    private void follow() {
        var again = texts.formats().now().isAfter(looked.plus(FRESH));
        if (again || !model.health().phases().equals(phases)) {
            look();
        } else {
            redraw();
        }
    }

    private void look() {
        looked = texts.formats().now();
        phases = model.health().phases();
        var mailboxes = model.health().mailboxes();
        tools.work()
                .run(
                        () -> {
                            var found = new HashMap<Long, Noted>();
                            for (var one : mailboxes) {
                                found.put(one.id(), Noted.of(one, desk));
                            }
                            return Map.copyOf(found);
                        },
                        found -> {
                            noted = found;
                            redraw();
                        });
    }

    private Noted noted(Mailbox mailbox) {
        return noted.getOrDefault(mailbox.id(), Noted.NOTHING);
    }

    private void redraw() {
        Redraw.keepingFocus(root, this::show);
    }

    private void show() {
        var health = model.health();
        list.setAlignment(health.mailboxes().isEmpty() ? Pos.CENTER : Pos.TOP_LEFT);
        if (health.mailboxes().isEmpty()) {
            list.getChildren()
                    .setAll(
                            new EmptyState(
                                    Icon.MAILBOX,
                                    texts.get("mail.view.mailboxes.none"),
                                    texts.get("mail.view.mailboxes.empty"),
                                    add(Look.PRIMARY)));
            return;
        }
        var rows = new ArrayList<Node>();
        for (var mailbox : health.mailboxes()) {
            var state = health.state(mailbox.id());
            var row =
                    MailboxRow.of(
                            texts,
                            mailbox,
                            state,
                            buttons(mailbox, state),
                            remedies.of(mailbox, state, noted(mailbox)),
                            MailboxDetails.of(mailbox, noted(mailbox), texts));
            row.getStyleClass().add(Look.CARD);
            rows.add(row);
        }
        rows.add(add());
        rows.add(trusted.node());
        list.getChildren().setAll(rows);
    }

    private Node add(String... looks) {
        var add = Ui.button(texts.get("mail.view.mailboxes.add"), () -> setUp(null), looks);
        add.setId("mailbox-add");
        return add;
    }

    private List<Node> buttons(Mailbox mailbox, @Nullable MailboxState state) {
        var paused = state != null && state.phase() == Phase.PAUSED;
        var buttons = new ArrayList<Node>();
        if (state != null) {
            var now =
                    button(
                            Icon.SYNC,
                            texts.get("mail.view.mailboxes.now"),
                            () -> model.syncNow(mailbox.id()),
                            "now-" + mailbox.id());
            now.setDisable(paused);
            buttons.add(now);
            buttons.add(
                    button(
                            paused ? Icon.PLAY : Icon.PAUSE,
                            paused
                                    ? texts.get("mail.view.mailboxes.resume")
                                    : texts.get("mail.view.mailboxes.pause"),
                            () -> model.pause(mailbox.id(), !paused),
                            "pause-" + mailbox.id()));
        }
        buttons.add(
                button(
                        Icon.EDIT,
                        texts.get("mail.view.mailboxes.edit"),
                        () -> setUp(mailbox),
                        "edit-" + mailbox.id()));
        buttons.add(
                button(
                        Icon.MAILBOX,
                        texts.get("mail.view.mailboxes.senders"),
                        () -> senders(mailbox),
                        "senders-" + mailbox.id()));
        buttons.add(
                button(
                        Icon.SORT,
                        texts.get("mail.view.mailboxes.fetching"),
                        () -> fetching(mailbox),
                        "fetching-" + mailbox.id()));
        buttons.add(
                button(
                        Icon.DELETE,
                        texts.get("mail.view.mailboxes.remove"),
                        () -> remove(mailbox),
                        "remove-" + mailbox.id()));
        return buttons;
    }

    private static Node button(Icon icon, String words, Runnable action, String id) {
        var button = Ui.iconButton(icon, words, action);
        button.setId(id);
        return button;
    }

    private void remove(Mailbox mailbox) {
        tools.work()
                .run(
                        () -> desk.accounts().remove(mailbox),
                        back -> {
                            model.refresh();
                            tools.notices()
                                    .undo(
                                            texts.get(
                                                    "mail.view.mailboxes.removed", mailbox.name()),
                                            () -> tools.work().run(back, model::refresh));
                        });
    }
}
