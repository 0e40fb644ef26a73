package org.sportello.ui;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.kernel.ErrorCode;
import org.sportello.kernel.Problem;

import java.time.Duration;

/// Where screens say what happened. The shell shows the newest few as toasts and speaks them to a
/// screen reader. Used on the screen thread only.
public final class Notices {

    /// How long an undo is offered.
    public static final Duration UNDO = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Texts texts;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");

    public Notices(Texts texts) {
        this.texts = texts;
    }

    /// The notices on screen, oldest first; the shell removes them when their time is over.
    public ObservableList<Notice> shown() {
        return shown;
    }

    /// The sentence in the middle of the status line: what the present screen has to say, such as
    /// `computed in 38 ms`. Empty if nothing.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public void status(String sentence) {
        status.set(sentence);
    }

    public void say(String sentence) {
        show(new Notice(Notice.Kind.DONE, sentence, "", null, null, SHORT));
    }

    /// Says what was done and offers to take it back for [#UNDO].
    public Notice undo(String sentence, Runnable undo) {
        return undo(sentence, UNDO, undo);
    }

    public Notice undo(String sentence, Duration lasts, Runnable undo) {
        return show(new Notice(Notice.Kind.DONE, sentence, "", texts.get("ui.undo"), undo, lasts));
    }

    /// Says what happened with a button of one's own, such as "Open".
    public Notice offer(String sentence, String action, Runnable run) {
        return show(new Notice(Notice.Kind.DONE, sentence, "", action, run, UNDO));
    }

    /// Shows a problem by its sentence and next step.
    public Notice problem(Problem problem) {
        return problem(problem, null, null);
    }

    /// The same with a button that does the next step.
    public Notice problem(Problem problem, @Nullable String action, @Nullable Runnable run) {
        return show(
                new Notice(
                        Notice.Kind.PROBLEM,
                        texts.sentence(problem),
                        texts.nextStep(problem),
                        action,
                        run,
                        Duration.ofSeconds(12)));
    }

    /// The one handler of bugs: logs it once with its error code and shows that code.
    public ErrorCode bug(Throwable bug) {
        ErrorCode code = ErrorCode.of(bug);
        LOG.error("Error {}", code, bug);
        show(
                new Notice(
                        Notice.Kind.BUG,
                        texts.get("ui.bug"),
                        texts.get("ui.bug.next", code),
                        null,
                        null,
                        Duration.ofSeconds(20)));
        return code;
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    private Notice show(Notice notice) {
        shown.removeIf(other ->
                other.sentence().equals(notice.sentence())
                        && other.next().equals(notice.next())
                        && other.run() == null);
        shown.add(notice);
        return notice;
    }
}
