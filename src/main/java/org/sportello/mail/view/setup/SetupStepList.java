package org.sportello.mail.view.setup;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.sportello.mail.setup.Clue;
import org.sportello.mail.setup.Clue.Outcome;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.MailboxTrial.Tried;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.view.trust.CertificatePane;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The steps of the test, one under the other, each with its words.
final class SetupStepList {

    private final Texts texts;
    private final SetupSteps steps;
    private final Consumer<ShownCertificate> trust;
    private final VBox list = new VBox();

    /// @param trust believes a server with this certificate from now on
    SetupStepList(Texts texts, SetupSteps steps, Consumer<ShownCertificate> trust) {
        this.texts = texts;
        this.steps = steps;
        this.trust = trust;
        list.setId("setup-steps");
        list.getStyleClass().addAll(Look.CARD, "steps");
        steps.lines.addListener((Observable _) -> show());
        steps.clues.addListener((Observable _) -> show());
        steps.searching.addListener((Observable _) -> show());
        show();
    }

    Node node() {
        return list;
    }

    private void show() {
        list.getChildren().clear();
        if (steps.searching.get()) {
            var now = Ui.paragraph(texts.get("mail.view.search.now"), Look.MEDIUM);
            list.getChildren().add(row(new ProgressIndicator(), "searching", now));
        }
        for (var clue : steps.clues) {
            list.getChildren().add(row(clue));
        }
        list.getChildren().addAll(steps.lines.stream().map(this::row).toList());
    }

    private Node row(Clue clue) {
        var found = clue.outcome() == Outcome.FOUND;
        var foreign = clue.outcome() == Outcome.FOREIGN;
        var sign =
                found
                        ? Icons.of(Icon.CHECK, Look.GOOD)
                        : foreign ? Icons.of(Icon.WARNING, Look.WARNING) : dot();
        return row(
                sign,
                "clue-" + clue.source().name().toLowerCase(Locale.ROOT),
                Ui.paragraph(
                        new StepWords(texts).sentence(clue),
                        found || foreign ? Look.MEDIUM : Look.MUTED));
    }

    private static HBox row(Node mark, String id, Node words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        var sign = new StackPane(mark);
        sign.getStyleClass().add("sign");
        sign.setAlignment(Pos.TOP_CENTER);
        var row = new HBox(10, sign, words);
        row.setId(id);
        return row;
    }

    private Node row(Line line) {
        var words = new VBox(4);
        var sentence =
                Ui.paragraph(
                        new StepWords(texts).sentence(line),
                        line.state() == State.AHEAD ? Look.SUBTLE : Look.MEDIUM);
        words.getChildren().add(sentence);
        var problem = line.problem();
        var begun = line.state() != State.AHEAD;
        for (var tried : begun ? line.tried() : List.<Tried>of()) {
            if (!tried.problem().equals(problem)) {
                words.getChildren()
                        .add(
                                Ui.paragraph(
                                        new StepWords(texts).sentence(tried),
                                        Look.MUTED,
                                        Look.SMALL));
            }
        }
        if (problem != null) {
            words.getChildren().add(Ui.paragraph(texts.sentence(problem), Look.DANGER));
            var next = texts.nextStep(problem);
            if (!next.isEmpty()) {
                words.getChildren().add(Ui.paragraph(next, Look.MUTED));
            }
            if (problem instanceof CertificateRejected rejected) {
                var shown = rejected.shown();
                words.getChildren()
                        .add(new CertificatePane(texts, shown).node(() -> trust.accept(shown)));
            }
        }
        return row(
                sign(line.state()), "step-" + line.step().name().toLowerCase(Locale.ROOT), words);
    }

    private static Node sign(State state) {
        return switch (state) {
            case AHEAD, SKIPPED -> dot();
            case RUNNING -> new ProgressIndicator();
            case DONE -> Icons.of(Icon.CHECK, Look.GOOD);
            case CAREFUL -> Icons.of(Icon.WARNING, Look.WARNING);
            case FAILED -> Icons.of(Icon.ERROR, Look.DANGER);
        };
    }

    private static Region dot() {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", "ahead");
        return dot;
    }
}
