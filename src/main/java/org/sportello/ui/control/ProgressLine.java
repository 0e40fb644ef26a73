package org.sportello.ui.control;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Look;
import org.sportello.ui.Running;
import org.sportello.ui.Texts;

/// Says that something takes long: nothing for 300 ms, then words, after 2 s a bar and Cancel.
public final class ProgressLine extends HBox {

    private static final Duration WORDS = Duration.millis(300);
    private static final Duration BAR = Duration.seconds(2);

    private final Texts texts;
    private final Label words = Ui.label("", Look.MUTED, Look.SMALL);
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;
    private final PauseTransition toWords = new PauseTransition(WORDS);
    private final PauseTransition toBar = new PauseTransition(BAR);
    private @Nullable Running running;

    public ProgressLine(Texts texts) {
        super(10);
        this.texts = texts;
        setAlignment(Pos.CENTER_LEFT);
        cancel = Ui.button(texts.get("ui.cancel"), this::cancel, Look.QUIET, Look.SMALL);
        bar.setPrefWidth(160);
        bar.setMinWidth(60);
        getChildren().addAll(words, bar, cancel);
        toWords.setOnFinished(_ -> reveal(true, bar.isVisible()));
        toBar.setOnFinished(_ -> reveal(true, true));
        reveal(false, false);
    }

    /// Follows this job in place of the one before.
    public void follow(Running job) {
        running = job;
        reveal(false, false);
        if (!job.goingProperty().get()) {
            return;
        }
        words.setText(texts.get("ui.working"));
        bar.progressProperty().bind(job.fractionProperty());
        job.stepProperty()
                .addListener((_, _, step) -> {
                    if (running == job && !step.isEmpty()) {
                        words.setText(step);
                    }
                });
        job.goingProperty()
                .addListener((_, _, going) -> {
                    if (running == job && !going) {
                        end();
                    }
                });
        toWords.playFromStart();
        toBar.playFromStart();
    }

    private void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    private void end() {
        toWords.stop();
        toBar.stop();
        reveal(false, false);
    }

    private void reveal(boolean showWords, boolean showBar) {
        setVisible(showWords);
        setManaged(showWords);
        bar.setVisible(showBar);
        bar.setManaged(showBar);
        cancel.setVisible(showBar);
        cancel.setManaged(showBar);
    }
}
