package org.sportello.script.view;

import org.jspecify.annotations.Nullable;
import org.sportello.script.Flow;
import org.sportello.script.Run;
import org.sportello.script.Step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;

/// A playbook being tried out: what needs no answer is done at once, up to the next question. One
/// can go back to each question, and begin again.
final class DryRun {

    private final Deque<Run> before = new ArrayDeque<>();
    private Run run;
    private boolean circling;

    DryRun(Flow flow) {
        run = Run.start(flow);
        goOn();
    }

    Run run() {
        return run;
    }

    /// The question at hand; null at the end.
    @Nullable Step current() {
        return run.current();
    }

    boolean over() {
        return run.over();
    }

    /// Whether the steps lead back to themselves without asking anything.
    boolean circling() {
        return circling;
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    void answer(String answer) {
        var asked = run;
        run = run.answer(answer);
        before.push(asked);
        goOn();
    }

    /// To the question answered last.
    void back() {
        if (canGoBack()) {
            run = before.pop();
            circling = false;
        }
    }

    void restart() {
        before.clear();
        run = Run.start(run.flow());
        goOn();
    }

    private void goOn() {
        var done = new HashSet<String>();
        circling = false;
        for (var step = run.current();
                step != null && !(step instanceof Step.Question);
                step = run.current()) {
            if (!done.add(step.id())) {
                circling = true;
                return;
            }
            run = run.advance();
        }
    }
}
