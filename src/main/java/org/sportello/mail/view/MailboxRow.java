package org.sportello.mail.view;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.List;

/// One mailbox and how it is doing: a dot, its name, a sentence, and what can be done about it.
final class MailboxRow {

    private MailboxRow() {}

    /// @param state null if it is not watched at the moment
    /// @param tools small buttons at the right
    /// @param remedies buttons below the sentence of a problem
    static Node of(
            Texts texts,
            Mailbox mailbox,
            @Nullable MailboxState state,
            List<? extends Node> tools,
            List<? extends Node> remedies,
            MailboxDetails details) {
        var words = new VBox(3);
        HBox.setHgrow(words, Priority.ALWAYS);
        // Where there is no room beside it, the address goes below the name: neither is cut.
        var name = new FlowPane(8, 0, Ui.label(mailbox.name(), Look.STRONG));
        if (!mailbox.name().equals(mailbox.address())) {
            name.getChildren().add(Ui.label(mailbox.address(), Look.MUTED));
        }
        if (!mailbox.aliases().isEmpty()) {
            name.getChildren()
                    .add(
                            Ui.label(
                                    texts.get(
                                            "mail.view.mailboxes.others", mailbox.aliases().size()),
                                    Look.SUBTLE));
        }
        name.setRowValignment(VPos.BASELINE);
        words.getChildren().add(name);
        if (state == null) {
            words.getChildren().add(Ui.paragraph(texts.get("mail.view.state.idle"), Look.MUTED));
        } else {
            describe(texts, state, words);
        }
        details.warnings()
                .forEach(line -> words.getChildren().add(Ui.paragraph(line, Look.WARNING)));
        details.lines()
                .forEach(line ->
                        words.getChildren().add(Ui.paragraph(line, Look.SUBTLE, Look.SMALL)));
        if (!remedies.isEmpty()) {
            var row = new HBox(8);
            row.getChildren().addAll(remedies);
            row.getStyleClass().add("remedies");
            words.getChildren().add(row);
        }
        var right = new HBox(2);
        right.getChildren().addAll(tools);
        right.setAlignment(Pos.TOP_RIGHT);
        right.getStyleClass().add("mailbox-tools");
        right.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(10, dot(state), words, right);
        row.setId("mailbox-" + mailbox.id());
        row.getStyleClass().add("mailbox-row");
        return row;
    }

    private static void describe(Texts texts, MailboxState state, VBox words) {
        var trouble = MailHealth.troubled(state);
        words.getChildren()
                .add(
                        Ui.paragraph(
                                MailHealth.sentence(state, texts),
                                trouble ? Look.DANGER : Look.MUTED));
        var progress = MailHealth.progress(state);
        if (progress != null) {
            var bar = new ProgressBar((double) progress.done() / progress.total());
            bar.setMaxWidth(Double.MAX_VALUE);
            words.getChildren().add(bar);
        }
        var problem = state.problem();
        if (problem == null) {
            return;
        }
        var next = texts.nextStep(problem);
        if (!next.isEmpty()) {
            words.getChildren().add(Ui.paragraph(next, Look.MUTED, Look.SMALL));
        }
        words.getChildren().add(Ui.paragraph(times(texts, state), Look.SUBTLE, Look.SMALL));
    }

    /// When it was complete, and when it tries again.
    private static String times(Texts texts, MailboxState state) {
        var success = state.lastSuccess();
        var last =
                success == null
                        ? texts.get("mail.view.state.never")
                        : texts.get("mail.view.state.last", texts.formats().ago(success));
        if (state.phase() == Phase.OFFLINE) {
            last =
                    texts.get(
                            "mail.view.state.since", last, texts.formats().dateTime(state.since()));
        }
        var until = state.until();
        return until == null || state.phase() != Phase.OFFLINE
                ? last
                : texts.get("mail.view.state.again", last, texts.formats().time(until));
    }

    private static Region dot(@Nullable MailboxState state) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", state == null ? "idle" : colour(MailHealth.kind(state)));
        return dot;
    }

    private static String colour(MailHealth.Kind kind) {
        return switch (kind) {
            case NONE, OFFLINE -> "idle";
            case FINE -> "good";
            case BUSY -> "accent";
            case TROUBLE -> "late";
        };
    }
}
