package org.sportello.mail.view;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What can be done about what is wrong with a mailbox, as buttons, the most urgent first.
final class Remedies {

    /// What the buttons do.
    ///
    /// @param signIn does away with what keeps the mailbox out
    /// @param setUp opens its set-up
    /// @param sync looks for mail now
    /// @param again does again what the server refused
    /// @param quarantine shows what is held back
    record Ways(
            Consumer<Mailbox> signIn,
            Consumer<Mailbox> setUp,
            Consumer<Mailbox> sync,
            Consumer<Mailbox> again,
            Runnable quarantine) {}

    private final Texts texts;
    private final Ways ways;

    Remedies(Texts texts, Ways ways) {
        this.texts = texts;
        this.ways = ways;
    }

    /// @param state null while nobody watches it
    List<Node> of(Mailbox mailbox, @Nullable MailboxState state, Noted noted) {
        var remedies = new ArrayList<Node>();
        var signIn = noted.signIn();
        var rejected = state != null && state.phase() == Phase.SIGN_IN_REJECTED;
        if (rejected || (signIn != null && !signIn.ready())) {
            var words =
                    state != null && rejected
                            ? MailHealth.remedy(state, texts)
                            : texts.get("mail.view.mailboxes.signIn");
            remedies.add(
                    button("sign-in", mailbox, words, () -> ways.signIn().accept(mailbox), true));
        }
        var problem = state == null ? null : state.problem();
        if (problem != null && problem.key().equals("mail.folderGone")) {
            var words = texts.get("mail.view.mailboxes.folders");
            remedies.add(
                    button("folders", mailbox, words, () -> ways.setUp().accept(mailbox), true));
        } else if (problem != null && !rejected) {
            var words = texts.get("mail.view.mailboxes.try");
            remedies.add(button("try", mailbox, words, () -> ways.sync().accept(mailbox), false));
        }
        if (noted.quarantined() > 0) {
            var words = texts.get("mail.view.mailboxes.held");
            remedies.add(button("held", mailbox, words, ways.quarantine(), false));
        }
        if (noted.standing().refused() > 0) {
            var words = texts.get("mail.view.mailboxes.again");
            remedies.add(
                    button("again", mailbox, words, () -> ways.again().accept(mailbox), false));
        }
        return remedies;
    }

    private static Node button(
            String what, Mailbox mailbox, String words, Runnable action, boolean first) {
        var button = first ? Ui.button(words, action, Look.PRIMARY) : Ui.button(words, action);
        button.setId(what + "-" + mailbox.id());
        return button;
    }
}
