package org.sportello.ui;

import org.sportello.kernel.Changes;

import java.util.ArrayDeque;
import java.util.Queue;

/// Tools for tests of screens over a real store, which refuses the screen's own thread: each job
/// runs on another thread and is waited for, then what it brings is drawn before the call returns.
public final class Awaited {

    private final Queue<Runnable> drawing = new ArrayDeque<>();
    private final Texts texts;
    private final Changes changes;
    private boolean draining;

    private Awaited(Texts texts, Changes changes) {
        this.texts = texts;
        this.changes = changes;
    }

    public static Tools tools(Texts texts, Changes changes) {
        return new Awaited(texts, changes).tools();
    }

    private Tools tools() {
        var notices = new Notices(texts);
        return new Tools(
                texts,
                new Work(this::await, this::later, notices::problem, Awaited::fail),
                new Pulse(changes, this::later),
                new Commands(texts),
                notices,
                PaneSizes.none());
    }

    private void await(Runnable job) {
        try {
            Thread.startVirtualThread(job).join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        draw();
    }

    private void later(Runnable task) {
        synchronized (drawing) {
            drawing.add(task);
        }
    }

    private void draw() {
        if (draining) {
            return;
        }
        draining = true;
        for (var next = next(); next != null; next = next()) {
            next.run();
        }
        draining = false;
    }

    private Runnable next() {
        synchronized (drawing) {
            return drawing.poll();
        }
    }

    private static void fail(Throwable bug) {
        throw new AssertionError(bug);
    }
}
