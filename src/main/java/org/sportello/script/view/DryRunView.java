package org.sportello.script.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.script.Flow;
import org.sportello.script.Run;
import org.sportello.script.Step;
import org.sportello.script.Template;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;
import org.sportello.ui.doc.ImageLoader;

/// A playbook played without a ticket: its questions, and what would be inserted, set and opened.
final class DryRunView extends VBox {

    private final ScriptTools station;
    private final VBox steps = new VBox(12);
    private final Button back;
    private final Button restart;
    private @Nullable DryRun run;

    DryRunView(ScriptTools station) {
        this.station = station;
        setId("dry-run");
        back = Ui.button(station.say("script.play.back"), this::back, Look.QUIET);
        back.setGraphic(Icons.of(Icon.LEFT));
        back.setId("dry-run-back");
        restart = Ui.button(station.say("script.play.restart"), this::restart, Look.QUIET);
        restart.setGraphic(Icons.of(Icon.REOPEN));
        restart.setId("dry-run-restart");
        steps.setPadding(new Insets(16));
        var bar = new HBox(4, back, restart);
        bar.getStyleClass().add("dry-run-bar");
        getChildren().addAll(Ui.scroll(steps), bar);
    }

    /// Begins at the first step; nothing can be played while the text has a mistake.
    void play(@Nullable Flow flow) {
        run = flow == null ? null : new DryRun(flow);
        show();
    }

    void back() {
        if (run != null) {
            run.back();
            show();
        }
    }

    private void restart() {
        if (run != null) {
            run.restart();
            show();
        }
    }

    private void answer(DryRun playing, String answer) {
        playing.answer(answer);
        show();
    }

    private void show() {
        steps.getChildren().clear();
        var playing = run;
        back.setDisable(playing == null || !playing.canGoBack());
        restart.setDisable(playing == null);
        if (playing == null) {
            steps.getChildren()
                    .add(Ui.paragraph(station.say("script.play.unreadable"), Look.MUTED));
            return;
        }
        for (var done : playing.run().trail()) {
            steps.getChildren().add(done(done, playing.run()));
        }
        if (playing.circling()) {
            steps.getChildren()
                    .add(Ui.paragraph(station.say("script.play.circling"), Look.WARNING));
        } else if (playing.current() instanceof Step.Question question) {
            steps.getChildren().add(question(playing, question));
        } else {
            steps.getChildren().add(over());
        }
    }

    private Node over() {
        var line =
                new HBox(
                        8,
                        Icons.of(Icon.SUCCESS, Look.GOOD),
                        Ui.label(station.say("script.play.over"), Look.MUTED));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node done(Run.Done done, Run playing) {
        return switch (done.step()) {
            case Step.Question question ->
                    new VBox(
                            2,
                            Ui.paragraph(question.text(), Look.MUTED, Look.SMALL),
                            Ui.paragraph(done.outcome(), Look.MEDIUM));
            case Step.Insert insert -> effect(insert, inserted(insert, playing));
            case Step.SetFields set ->
                    effect(set, Ui.paragraph(StepCard.fields(station, set.fields())));
            case Step.OpenArticle article -> effect(article, link(article));
        };
    }

    private Node link(Step.OpenArticle article) {
        var link = Ui.link(article.title(), () -> station.openArticle().accept(article.title()));
        link.setWrapText(true);
        return link;
    }

    private Node inserted(Step.Insert insert, Run playing) {
        var samples = station.samples();
        var view = new DocView(station.tools().texts(), ImageLoader.NONE, _ -> {});
        view.setDoc(
                new MarkdownReader()
                        .read(
                                Template.of(insert.text())
                                        .fill(name ->
                                                playing.value(name)
                                                        .or(() -> samples.shown(name)))));
        return view;
    }

    private Node effect(Step step, Node content) {
        var head =
                new HBox(
                        8,
                        Icons.of(StepCard.icon(step), Look.SUBTLE),
                        Ui.label(StepCard.title(station, step), Look.SUBTLE, Look.SMALL));
        head.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(6, head, content);
        card.getStyleClass().add("step-card");
        return card;
    }

    private Node question(DryRun playing, Step.Question question) {
        var box = new VBox(8, Ui.paragraph(question.text(), Look.STRONG));
        if (question.choices().isEmpty()) {
            var field = new TextField();
            field.setId("dry-run-answer");
            field.setAccessibleText(question.text());
            field.setPromptText(station.say("script.play.answer"));
            HBox.setHgrow(field, Priority.ALWAYS);
            var on =
                    Ui.button(
                            station.say("script.play.next"),
                            () -> answer(playing, field.getText().strip()));
            on.setId("dry-run-next");
            on.setMinWidth(USE_PREF_SIZE);
            on.disableProperty().bind(field.textProperty().map(String::isBlank));
            field.setOnAction(_ -> on.fire());
            box.getChildren().add(new HBox(8, field, on));
        }
        for (var choice : question.choices()) {
            var button = Ui.button(choice.label(), () -> answer(playing, choice.label()));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            box.getChildren().add(button);
        }
        return box;
    }
}
