package org.sportello.ui.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.kernel.Changes;
import org.sportello.kernel.Problem;
import org.sportello.ui.Commands;
import org.sportello.ui.FxTest;
import org.sportello.ui.Notices;
import org.sportello.ui.PaneSizes;
import org.sportello.ui.Pulse;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

@FxTest
class KeeperTest {

    private record Note(long id, int version, String text) {}

    /// A pane with one field, and a store that refuses older versions.
    private static final class Pane implements Written<Note> {

        private final Map<Long, Note> store = new TreeMap<>();
        private String field = "";

        @Override
        public long id(Note note) {
            return note.id();
        }

        @Override
        public int version(Note note) {
            return note.version();
        }

        @Override
        public String name(Note note) {
            return note.text();
        }

        @Override
        public boolean isEmpty(Note note) {
            return note.text().isEmpty();
        }

        @Override
        public Note onto(Note content, long id, int version) {
            return new Note(id, version, content.text());
        }

        @Override
        public Note typed(Note identity) {
            return new Note(identity.id(), identity.version(), field);
        }

        @Override
        public void fill(Note note) {
            field = note.text();
        }

        @Override
        public void describe() {}

        @Override
        public void arrived(Note stored) {}

        @Override
        public boolean fault(Problem problem) {
            return false;
        }

        @Override
        public boolean isStale(Problem problem) {
            return problem.key().equals("stale");
        }

        @Override
        public Callable<Note> storing(Note note) {
            return () -> {
                var there = store.get(note.id());
                if (there != null && there.version() != note.version()) {
                    throw new Problem("stale");
                }
                var id = note.id() == 0 ? store.size() + 1L : note.id();
                store.put(id, new Note(id, note.version() + 1, note.text()));
                return store.get(id);
            };
        }

        @Override
        public Optional<Note> find(long id) {
            return Optional.ofNullable(store.get(id));
        }

        @Override
        public void delete(long id) {
            store.remove(id);
        }
    }

    private static final Note FRESH = new Note(0, 0, "");

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final Notices notices = new Notices(texts);
    private final Tools tools =
            new Tools(
                    texts,
                    new Work(jobs::add, Runnable::run, notices::problem, notices::bug),
                    Pulse.inline(new Changes()),
                    new Commands(texts),
                    notices,
                    PaneSizes.none());
    private final Pane pane = new Pane();
    private Keeper<Note> keeper;

    @BeforeEach
    void build() {
        keeper = new Keeper<>(tools, pane, FRESH);
    }

    private void type(String text) {
        pane.field = text;
        keeper.touched();
    }

    private void work() {
        while (!jobs.isEmpty()) {
            jobs.removeFirst().run();
        }
    }

    @Test
    void goingAwaySavesAndCanBeTakenBack() {
        keeper.show(FRESH);
        type("words");
        assertTrue(keeper.changedProperty().get());
        keeper.leave();
        work();
        assertEquals("words", pane.store.get(1L).text());
        notices.shown().getLast().run().run();
        work();
        assertEquals(Map.of(), pane.store);
    }

    @Test
    void whatIsTypedWhileASaveIsUnderWayFollowsIt() {
        keeper.show(FRESH);
        type("first");
        keeper.save(_ -> {});
        type("first and more");
        keeper.leave();
        keeper.show(new Note(9, 1, "another"));
        work();
        assertEquals(new Note(1, 2, "first and more"), pane.store.get(1L));
        assertEquals("another", pane.field);
    }

    @Test
    void whoeverWasFirstIsNotOverwrittenAndNothingIsLost() {
        pane.store.put(1L, new Note(1, 2, "theirs"));
        keeper.show(new Note(1, 1, "before"));
        type("mine");
        keeper.leave();
        work();
        assertEquals("theirs", pane.store.get(1L).text());
        keeper.show(pane.store.get(1L));
        assertEquals("mine", pane.field);
        assertTrue(keeper.staleLine().isVisible());
        assertTrue(keeper.changedProperty().get());
    }

    @Test
    void aNewerOneIsShownOnlyIfNothingIsTyped() {
        keeper.show(new Note(1, 1, "before"));
        keeper.refresh(new Note(1, 2, "after"));
        assertEquals("after", pane.field);
        assertFalse(keeper.staleLine().isVisible());
        type("mine");
        keeper.refresh(new Note(1, 3, "later"));
        assertEquals("mine", pane.field);
        assertTrue(keeper.staleLine().isVisible());
    }
}
