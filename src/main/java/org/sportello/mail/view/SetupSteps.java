package org.sportello.mail.view;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.ServerCheck.Step;

import java.util.List;

/// How far the test of a mailbox is, step by step.
final class SetupSteps {

    enum State {
        AHEAD,
        RUNNING,
        DONE,
        /// Went well, but is worth a second look.
        CAREFUL,
        SKIPPED,
        FAILED
    }

    /// One step.
    ///
    /// @param subject the server or the number it is about; empty if not known yet
    record Line(Step step, State state, String subject, @Nullable Problem problem) {}

    private static final List<Step> STEPS = List.of(Step.values());

    final ObservableList<Line> lines = FXCollections.observableArrayList();

    SetupSteps() {
        begin();
    }

    void begin() {
        lines.setAll(STEPS.stream().map(step -> new Line(step, State.AHEAD, "", null)).toList());
    }

    private Line line(Step step) {
        return lines.get(STEPS.indexOf(step));
    }

    private void set(Step step, State state, String subject, @Nullable Problem problem) {
        lines.set(STEPS.indexOf(step), new Line(step, state, subject, problem));
    }

    void receiving(ServerUrl url) {
        set(Step.FIND, State.RUNNING, url.host(), null);
    }

    void received(ServerUrl url, int folders) {
        set(Step.FIND, State.DONE, url.host(), null);
        secured(url);
        set(Step.SIGN_IN, State.DONE, url.user(), null);
        set(Step.FOLDERS, State.DONE, Integer.toString(folders), null);
    }

    private void secured(ServerUrl url) {
        var open = url.security() == Security.PLAIN && !url.loopback();
        set(Step.SECURE, open ? State.CAREFUL : State.DONE, url.host(), null);
    }

    void sending(ServerUrl url) {
        set(Step.SEND, State.RUNNING, url.host(), null);
    }

    void sent(ServerUrl url) {
        set(Step.SEND, State.DONE, url.host(), null);
    }

    void skipSending() {
        set(Step.SEND, State.SKIPPED, "", null);
    }

    /// What came before it went well.
    void failed(Step at, Problem problem) {
        var host = line(Step.FIND).subject();
        for (var step : Step.values()) {
            if (step.compareTo(at) < 0
                    && line(step).state() != State.CAREFUL
                    && line(step).state() != State.DONE) {
                set(step, State.DONE, host, null);
            }
        }
        set(at, State.FAILED, line(at).subject(), problem);
    }

    /// The servers are right; the name or the password is not.
    boolean isRefused() {
        return line(Step.SIGN_IN).state() == State.FAILED;
    }

    boolean hasFailed() {
        return lines.stream().anyMatch(line -> line.state() == State.FAILED);
    }
}
