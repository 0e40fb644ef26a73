package org.sportello.ui;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.kernel.ErrorCode;
import org.sportello.kernel.Problem;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The only bridge between the screen thread, which draws, and everything else. A job runs on a
/// virtual thread; its answer comes back on the screen thread. A [Problem] is shown by its
/// sentence, anything else thrown is a bug and goes to the one handler of bugs.
public final class Work implements AutoCloseable {

    /// A job that tells how far it is and can be cancelled.
    @FunctionalInterface
    public interface Effort<T extends @Nullable Object> {
        T make(Running.Progress progress) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Executor background;
    private final Executor screen;
    private final Consumer<Problem> problems;
    private final Consumer<Throwable> bugs;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// One party for each job under way, and one for ourselves.
    private final Phaser jobs = new Phaser(1);

    /// Made of its parts, for tests that decide when each step happens.
    ///
    /// @param background runs jobs
    /// @param screen runs what may touch the screen, in order
    /// @param problems shows a problem that the caller does not handle itself
    /// @param bugs logs and shows a bug
    public Work(
            Executor background,
            Executor screen,
            Consumer<Problem> problems,
            Consumer<Throwable> bugs) {
        this.background = background;
        this.screen = screen;
        this.problems = problems;
        this.bugs = bugs;
    }

    /// The real one: virtual threads and the JavaFX thread.
    public static Work onScreen(Consumer<Problem> problems, Consumer<Throwable> bugs) {
        return new Work(Thread::startVirtualThread, Platform::runLater, problems, bugs);
    }

    /// For tests: everything happens before `run` returns; an unhandled problem or bug is thrown to
    /// the caller.
    public static Work inline() {
        return new Work(Runnable::run, Runnable::run, Work::throwOn, Work::throwOn);
    }

    /// Runs the job elsewhere; `then` or `otherwise` is called on the screen thread, exactly one of
    /// them, unless the job is cancelled first.
    public <T extends @Nullable Object> Running run(
            Callable<T> job, Consumer<? super T> then, Consumer<Problem> otherwise) {
        return runEffort(_ -> job.call(), then, otherwise);
    }

    /// The same; a problem is shown as a notice.
    public <T extends @Nullable Object> Running run(Callable<T> job, Consumer<? super T> then) {
        return runEffort(_ -> job.call(), then, problems);
    }

    /// Runs a job without an answer; a problem is shown as a notice.
    public Running run(Runnable job) {
        return run(job, () -> {});
    }

    /// Runs a job without an answer, then the rest on the screen thread.
    public Running run(Runnable job, Runnable then) {
        return runEffort(
                _ -> {
                    job.run();
                    return Boolean.TRUE;
                },
                _ -> then.run(),
                problems);
    }

    /// Runs a long job whose progress the screen shows, see `ui.control.ProgressLine`.
    public <T extends @Nullable Object> Running runEffort(
            Effort<T> job, Consumer<? super T> then, Consumer<Problem> otherwise) {
        Running running = new Running();
        jobs.register();
        background.execute(() -> {
            try {
                attempt(running, job, then, otherwise);
            } finally {
                jobs.arriveAndDeregister();
            }
        });
        return running;
    }

    /// The same; a problem is shown as a notice.
    public <T extends @Nullable Object> Running runEffort(Effort<T> job, Consumer<? super T> then) {
        return runEffort(job, then, problems);
    }

    /// A place for one request at a time, such as search as you type or the ticket on screen: a
    /// newer request cancels the older one, whose answer is dropped however late it comes.
    public Latest latest() {
        return new Latest();
    }

    /// Shows a problem that a caller has handled in part, as if it had not.
    public void show(Problem problem) {
        problems.accept(problem);
    }

    /// From now on nothing comes back to the screen: answers of what still runs are dropped, and
    /// what went wrong is only logged. Jobs go on; see [#awaitJobs(Duration)].
    @Override
    public void close() {
        closed.set(true);
    }

    /// Waits, once and after the close, until the jobs that were begun have ended. Not for the
    /// screen's thread.
    ///
    /// @return false if one of them was still going when the time was over
    public boolean awaitJobs(Duration longest) throws InterruptedException {
        int phase = jobs.arrive();
        try {
            jobs.awaitAdvanceInterruptibly(phase, longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }

    // The one place where the screen meets failures of any kind: a problem becomes words, anything
    // else is a bug with its code.
    @SuppressWarnings("IllegalCatch")
    private <T extends @Nullable Object> void attempt(
            Running running, Effort<T> job, Consumer<? super T> then, Consumer<Problem> otherwise) {
        T answer;
        try {
            answer = job.make(running.progress(screen));
        } catch (CancellationException end) {
            back(running, () -> {});
            return;
        } catch (Problem problem) {
            failed(running, problem, () -> otherwise.accept(problem));
            return;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError bug) {
            failed(running, bug, () -> bugs.accept(bug));
            return;
        }
        back(running, () -> then.accept(answer));
    }

    /// Nobody is told after the close: then the log is.
    private void failed(Running running, Throwable failure, Runnable tell) {
        if (closed.get() && !running.isCancelled()) {
            LOG.error("Error {} while the window closed", ErrorCode.of(failure), failure);
        }
        back(running, tell);
    }

    private void back(Running running, Runnable rest) {
        screen.execute(() -> {
            if (!running.isCancelled() && !closed.get()) {
                running.ended();
                rest.run();
            } else {
                running.ended();
            }
        });
    }

    private static void throwOn(Throwable failure) {
        switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// See [Work#latest()]. Used on the screen thread only.
    public final class Latest {

        private @Nullable Running present;

        private Latest() {}

        public <T extends @Nullable Object> Running run(
                Callable<T> job, Consumer<? super T> then, Consumer<Problem> otherwise) {
            cancel();
            Running running = Work.this.run(job, then, otherwise);
            present = running;
            return running;
        }

        public <T extends @Nullable Object> Running run(Callable<T> job, Consumer<? super T> then) {
            return run(job, then, problems);
        }

        /// Drops what is under way, if anything.
        public void cancel() {
            if (present != null) {
                present.cancel();
            }
        }
    }
}
