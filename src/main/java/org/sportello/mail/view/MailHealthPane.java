package org.sportello.mail.view;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.mail.Mailbox;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Redraw;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the popover at the sync icon shows: every mailbox with its last success and what to do, and
/// what waits in the outbox and in quarantine.
public final class MailHealthPane {

    /// Where its buttons lead.
    ///
    /// @param signIn does away with what keeps this mailbox out
    /// @param add opens the set-up of a new one
    /// @param outbox opens what waits to be sent
    /// @param quarantine opens what could not be read
    public record Ways(
            Consumer<Mailbox> signIn, Runnable add, Runnable outbox, Runnable quarantine) {}

    private final Texts texts;
    private final MailHealthModel model;
    private final Ways ways;
    private final VBox root = new VBox();
    private final ChangeListener<Number> follow = (_, _, _) -> redraw();

    /// Follows the model while it is on screen.
    public MailHealthPane(Texts texts, MailHealthModel model, Ways ways) {
        this.texts = texts;
        this.model = model;
        this.ways = ways;
        root.setId("mail-health");
        root.getStyleClass().add("mail-health");
        MailStyle.dress(root);
        OnScreen.of(
                root,
                () -> {
                    model.readingsProperty().addListener(follow);
                    show();
                    return () -> model.readingsProperty().removeListener(follow);
                });
        show();
    }

    public Node node() {
        return root;
    }

    private void redraw() {
        Redraw.keepingFocus(root, this::show);
    }

    private void show() {
        var health = model.health();
        var rows = new ArrayList<Node>();
        rows.add(Ui.label(texts.get("mail.view.health.title"), Look.TITLE));
        if (health.mailboxes().isEmpty()) {
            rows.add(Ui.paragraph(texts.get("mail.view.mailboxes.empty"), Look.MUTED));
            rows.add(Ui.button(texts.get("mail.view.mailboxes.add"), ways.add(), Look.PRIMARY));
        }
        for (var mailbox : health.mailboxes()) {
            rows.add(
                    MailboxRow.of(
                            texts,
                            mailbox,
                            health.state(mailbox.id()),
                            List.of(),
                            remedies(mailbox),
                            MailboxDetails.NONE));
        }
        if (health.waiting() > 0 || health.quarantined() > 0) {
            rows.add(Ui.rule());
        }
        if (health.waiting() > 0) {
            rows.add(
                    way(
                            Icon.OUTBOX,
                            texts.get("mail.view.health.outbox", health.waiting()),
                            ways.outbox(),
                            "health-outbox"));
        }
        if (health.quarantined() > 0) {
            rows.add(
                    way(
                            Icon.QUARANTINE,
                            texts.get("mail.view.health.quarantine", health.quarantined()),
                            ways.quarantine(),
                            "health-quarantine"));
        }
        root.getChildren().setAll(rows);
    }

    private List<Node> remedies(Mailbox mailbox) {
        var state = model.health().state(mailbox.id());
        if (state == null) {
            return List.of();
        }
        var remedies = new ArrayList<Node>();
        if (state.phase() == Phase.SIGN_IN_REJECTED) {
            var signIn =
                    Ui.button(
                            MailHealth.remedy(state, texts),
                            () -> ways.signIn().accept(mailbox),
                            Look.SMALL);
            signIn.setId("sign-in-" + mailbox.id());
            remedies.add(signIn);
        }
        if (state.phase() == Phase.PAUSED) {
            remedies.add(
                    Ui.button(
                            texts.get("mail.view.mailboxes.resume"),
                            () -> model.pause(mailbox.id(), false),
                            Look.SMALL));
        } else if (state.problem() != null) {
            var now =
                    Ui.button(
                            texts.get("mail.view.mailboxes.now"),
                            () -> model.syncNow(mailbox.id()),
                            Look.SMALL);
            now.setId("try-" + mailbox.id());
            remedies.add(now);
        }
        return remedies;
    }

    private static HBox way(Icon icon, String words, Runnable open, String id) {
        Hyperlink link = Ui.link(words, open);
        link.setId(id);
        var way = new HBox(8, Icons.of(icon), link);
        way.setAlignment(Pos.CENTER_LEFT);
        return way;
    }
}
