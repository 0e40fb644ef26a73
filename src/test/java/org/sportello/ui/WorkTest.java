package org.sportello.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Changes;
import org.sportello.kernel.ErrorCode;
import org.sportello.kernel.Problem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

class WorkTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> screen = new ArrayDeque<>();
    private final List<Throwable> problems = new ArrayList<>();
    private final List<Throwable> bugs = new ArrayList<>();
    private final Work work = new Work(background::add, screen::add, problems::add, bugs::add);
    private final List<String> answers = new ArrayList<>();

    private static void runAll(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    @Test
    void theAnswerComesBackOnTheScreenThread() {
        Running running = work.run(() -> "done", answers::add);
        runAll(background);
        assertTrue(answers.isEmpty());
        assertTrue(running.goingProperty().get());
        runAll(screen);
        assertEquals(List.of("done"), answers);
        assertFalse(running.goingProperty().get());
    }

    @Test
    void aNewerRequestWinsHoweverLateTheOlderAnswers() {
        Work.Latest slot = work.latest();
        slot.run(() -> "older", answers::add);
        slot.run(() -> "newer", answers::add);
        Runnable older = background.removeFirst();
        runAll(background);
        older.run();
        runAll(screen);
        assertEquals(List.of("newer"), answers);
    }

    @Test
    void aProblemGoesToItsHandlerAndABugToTheHandlerOfBugs() {
        Problem problem = new Problem("mail.unreachable");
        IllegalStateException bug = new IllegalStateException();
        work.run(() -> fail(problem), answers::add);
        work.run(() -> fail(problem), answers::add, handled -> answers.add(handled.key()));
        work.run(() -> fail(bug), answers::add);
        runAll(background);
        runAll(screen);
        assertEquals(List.of(problem), problems);
        assertEquals(List.of("mail.unreachable"), answers);
        assertEquals(List.of(bug), bugs);
    }

    @Test
    void aCancelledJobStopsAtItsNextStepAndItsAnswerIsDropped() {
        List<Integer> steps = new ArrayList<>();
        Running[] running = new Running[1];
        running[0] =
                work.runEffort(
                        progress -> {
                            for (int step = 0; step < 10; step++) {
                                progress.stopIfCancelled();
                                steps.add(step);
                                if (step == 2) {
                                    running[0].cancel();
                                }
                            }
                            return "end";
                        },
                        answers::add);
        runAll(background);
        runAll(screen);
        assertEquals(List.of(0, 1, 2), steps);
        assertEquals(List.of(), answers);
        assertEquals(List.of(), bugs);
    }

    @Test
    void progressIsToldAtMostOnceAFrame() {
        Running running =
                work.runEffort(
                        progress -> {
                            for (int done = 1; done <= 1_000; done++) {
                                progress.tell(done, 1_000, done + " mails");
                            }
                            return "end";
                        },
                        answers::add);
        runAll(background);
        assertEquals(2, screen.size());
        runAll(screen);
        assertEquals(1.0, running.fractionProperty().get());
        assertEquals("1000 mails", running.stepProperty().get());
    }

    @Test
    void afterTheCloseNothingComesBack() {
        work.run(() -> "late", answers::add);
        work.run(() -> {
            throw new IllegalStateException();
        });
        runAll(background);
        work.close();
        runAll(screen);
        assertEquals(List.of(), answers);
        assertEquals(List.of(), bugs);
    }

    @Test
    void jobsThatWereBegunBeforeTheCloseAreAwaited() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var kept = new AtomicBoolean();
        var real = new Work(Thread::startVirtualThread, screen::add, problems::add, bugs::add);
        real.run(
                () -> {
                    begun.await();
                    kept.set(true);
                    return "kept";
                },
                answers::add);
        real.close();
        begun.countDown();
        assertTrue(real.awaitJobs(Duration.ofMinutes(1)));
        assertTrue(kept.get());
        runAll(screen);
        assertEquals(List.of(), answers);
    }

    @Test
    void aJobWithoutAnEndIsNotAwaitedForEver() throws InterruptedException {
        work.run(() -> "never run", answers::add);
        work.close();
        assertFalse(work.awaitJobs(Duration.ZERO));
    }

    @Test
    void inlineWorkThrowsWhatNobodyHandles() {
        Problem problem = new Problem("mail.unreachable");
        assertSame(
                problem,
                assertThrows(
                        Problem.class,
                        () ->
                                Work.inline()
                                        .run(() -> {
                                            throw problem;
                                        })));
    }

    @Test
    void manyCommitsBetweenTwoFramesAreHeardOnce() {
        Changes changes = new Changes();
        List<Set<Change>> heard = new ArrayList<>();
        var subscription = new Pulse(changes, screen::add).on(Set.of(Entity.TICKET), heard::add);
        changes.publish(List.of(new Change(Entity.TICKET, 1), new Change(Entity.MAIL, 9)));
        changes.publish(List.of(new Change(Entity.TICKET, 1), new Change(Entity.TICKET, 2)));
        changes.publish(List.of(new Change(Entity.CUSTOMER, 3)));
        runAll(screen);
        assertEquals(
                List.of(Set.of(new Change(Entity.TICKET, 1), new Change(Entity.TICKET, 2))), heard);
        changes.publish(List.of(new Change(Entity.TICKET, 4)));
        subscription.close();
        runAll(screen);
        assertEquals(1, heard.size());
    }

    @Test
    void theSameBugHasTheSameCodeWhateverItsMessage() {
        assertEquals(ErrorCode.of(bug("one")), ErrorCode.of(bug("two")));
        assertTrue(ErrorCode.of(bug("one")).value().matches("[0-9A-V]{4}-[0-9A-V]{4}"));
    }

    private static String fail(RuntimeException failure) {
        throw failure;
    }

    private static Throwable bug(String message) {
        return new IllegalStateException(message, new IllegalArgumentException(message));
    }
}
