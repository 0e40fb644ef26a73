package org.sportello.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// A job given to [Work]. The screen reads its properties and may cancel it; the job itself tells
/// how far it is through its [Progress].
///
/// A cancelled job's answer is dropped. Its thread is not interrupted, because an interrupt closes
/// the files of the database and the index under everyone's feet: long jobs ask
/// [Progress#stopIfCancelled()] between two steps.
public final class Running {

    /// The fraction when nobody knows it.
    public static final double UNKNOWN = -1;

    private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper(this, "going", true);
    private final ReadOnlyDoubleWrapper fraction =
            new ReadOnlyDoubleWrapper(this, "fraction", UNKNOWN);
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Running() {}

    /// Drops the answer and asks the job to stop. Harmless after the end.
    public void cancel() {
        cancelled.set(true);
        going.set(false);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /// True until the answer, the problem or the cancelling has arrived on the screen thread.
    public ReadOnlyBooleanProperty goingProperty() {
        return going.getReadOnlyProperty();
    }

    /// 0 to 1, or [#UNKNOWN].
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// The sentence of the present step; empty if the job tells none.
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    void ended() {
        going.set(false);
    }

    Progress progress(Executor screen) {
        return new Progress(screen);
    }

    /// How a long job tells where it is. Used on the job's own thread.
    public final class Progress {

        private final Executor screen;
        private final AtomicBoolean telling = new AtomicBoolean();
        private volatile double newest = UNKNOWN;
        private volatile String sentence = "";

        Progress(Executor screen) {
            this.screen = screen;
        }

        /// Tells the step the job is at.
        ///
        /// @param done what is done, in whatever unit
        /// @param all all there is to do; 0 if nobody knows
        /// @param now the present step as a sentence for the agent
        public void tell(long done, long all, String now) {
            newest = all <= 0 ? UNKNOWN : Math.clamp((double) done / all, 0, 1);
            sentence = now;
            if (telling.compareAndSet(false, true)) {
                screen.execute(() -> {
                    telling.set(false);
                    fraction.set(newest);
                    step.set(sentence);
                });
            }
        }

        public boolean isCancelled() {
            return cancelled.get();
        }

        /// Ends the job here if nobody waits for it any more.
        ///
        /// @throws CancellationException if the agent has cancelled; [Work] takes it as the end
        public void stopIfCancelled() {
            if (cancelled.get()) {
                throw new CancellationException();
            }
        }
    }
}
