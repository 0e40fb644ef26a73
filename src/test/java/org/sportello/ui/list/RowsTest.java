package org.sportello.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Page;
import org.sportello.kernel.Problem;
import org.sportello.ui.Work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;

class RowsTest {

    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();
    private final Work work =
            new Work(
                    jobs::add,
                    Runnable::run,
                    problems::add,
                    bug -> {
                        throw new AssertionError(bug);
                    });
    private final Rows<Long> rows =
            new Rows<>(
                    work,
                    new Rows.Listener() {
                        @Override
                        public void replaced(boolean otherQuestion) {
                            told.add(otherQuestion ? "asked" : "refreshed");
                        }

                        @Override
                        public void arrived(int from, int to) {
                            told.add(from + "-" + to);
                        }
                    });

    private Page<Long> numbers(long offset, int limit, long total) {
        asked.add(offset);
        return new Page<>(
                LongStream.range(offset, Math.min(total, offset + limit)).boxed().toList(), total);
    }

    private void runAll() {
        while (!jobs.isEmpty()) {
            jobs.removeFirst().run();
        }
    }

    @Test
    void onlyWindowsThatAreLookedAtAreRead() {
        rows.ask((offset, limit) -> numbers(offset, limit, 100_000));
        runAll();
        assertEquals(100_000, rows.total());
        assertEquals(7L, rows.find(7));
        assertNull(rows.find(50_007));
        runAll();
        assertEquals(50_007L, rows.find(50_007));
        assertEquals(List.of(0L, 50_000L), asked);
        assertEquals(List.of("asked", "50000-50100"), told);
    }

    @Test
    void flingingThroughTheListReadsOnlyWhereItStops() {
        rows.ask((offset, limit) -> numbers(offset, limit, 100_000));
        runAll();
        for (int index = 1_000; index < 90_000; index += 50) {
            rows.find(index);
        }
        runAll();
        assertTrue(asked.size() <= 6, "read " + asked);
        assertEquals(89_950L, rows.find(89_950));
    }

    @Test
    void aNewerQuestionWinsOverALateAnswer() {
        rows.ask((offset, limit) -> numbers(offset, limit, 5));
        Runnable slow = jobs.removeFirst();
        rows.ask((offset, limit) -> numbers(offset, limit, 9));
        runAll();
        slow.run();
        assertEquals(9, rows.total());
        assertEquals(List.of("asked"), told);
    }

    @Test
    void aWindowOfTheOldQuestionIsDropped() {
        rows.ask((offset, limit) -> numbers(offset, limit, 1_000));
        runAll();
        rows.find(500);
        Runnable slow = jobs.removeFirst();
        rows.ask((offset, limit) -> new Page<>(List.of(42L), 1));
        runAll();
        slow.run();
        assertEquals(42L, rows.find(0));
        assertEquals(1, rows.total());
    }

    @Test
    void manyRefreshesWhileOneIsUnderWayBecomeOneMore() {
        rows.ask((offset, limit) -> numbers(offset, limit, 1_000));
        runAll();
        for (int i = 0; i < 20; i++) {
            rows.refresh(0, 9);
        }
        runAll();
        assertEquals(3, asked.size());
        assertEquals(List.of("asked", "refreshed", "refreshed"), told);
    }

    @Test
    void aRefreshReadsWhatIsOnScreenAndForgetsTheRest() {
        rows.ask((offset, limit) -> numbers(offset, limit, 1_000));
        runAll();
        rows.find(480);
        rows.find(510);
        runAll();
        asked.clear();
        rows.refresh(490, 505);
        runAll();
        assertEquals(List.of(400L), asked);
        assertEquals(505L, rows.find(505));
        assertNull(rows.find(0));
    }

    @Test
    void aShrunkListIsNoticedByAnyWindow() {
        long[] total = {1_000};
        rows.ask((offset, limit) -> numbers(offset, limit, total[0]));
        runAll();
        total[0] = 350;
        rows.find(300);
        runAll();
        assertEquals(350, rows.total());
        assertEquals("refreshed", told.getLast());
    }

    @Test
    void aProblemIsShownOnceAndTheWindowIsNotAskedAgainUntilARefresh() {
        boolean[] broken = {false};
        rows.ask((offset, limit) -> {
            if (broken[0]) {
                throw new Problem("storage.locked");
            }
            return numbers(offset, limit, 1_000);
        });
        runAll();
        broken[0] = true;
        rows.find(500);
        runAll();
        rows.find(501);
        runAll();
        assertEquals(1, problems.size());
        broken[0] = false;
        rows.refresh(500, 510);
        runAll();
        assertEquals(500L, rows.find(500));
    }
}
