package org.sportello.insight.view;

import org.sportello.kernel.Changes;
import org.sportello.ui.Commands;
import org.sportello.ui.Notices;
import org.sportello.ui.PaneSizes;
import org.sportello.ui.Pulse;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/// Tools whose jobs are done on another thread, which a real store asks for, and answered before
/// `run` returns.
final class BesideWork {

    private BesideWork() {}

    static Tools tools(Texts texts, Changes changes) {
        Queue<Runnable> answers = new ArrayDeque<>();
        var work =
                new Work(
                        job -> {
                            CompletableFuture.runAsync(job).join();
                            for (var answer = answers.poll();
                                    answer != null;
                                    answer = answers.poll()) {
                                answer.run();
                            }
                        },
                        answers::add,
                        problem -> {
                            throw problem;
                        },
                        bug -> {
                            throw new AssertionError(bug);
                        });
        return new Tools(
                texts,
                work,
                Pulse.inline(changes),
                new Commands(texts),
                new Notices(texts),
                PaneSizes.none());
    }
}
