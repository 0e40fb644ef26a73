package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.app.demo.Demo;
import org.sportello.app.demo.Pace;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;
import org.sportello.ui.Pictures;
import org.sportello.ui.list.PagedList;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// What is done at the Desk with several tickets selected: all of them change, and one undo takes
/// it back from all.
class SeveralTicketsTest {

    private static Demo demo;

    private OpenDesk desk;
    private Scene scene;

    @BeforeAll
    static void fill() {
        demo = new Demo(Pace.HASTY);
        demo.open();
    }

    @AfterAll
    static void clear() {
        demo.close();
    }

    @BeforeEach
    void open() {
        desk = new OpenDesk(demo, OpenDesk.USUAL);
        scene = desk.scene();
        until(() -> scene.lookup("#ticket-number") != null && list().leadProperty().get() != null);
        extend();
        extend();
        until(() -> selected().size() == 3);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void extend() {
        var before = Pictures.onFx(() -> list().leadProperty().get());
        onFx(() -> {
            list().requestFocus();
            Event.fireEvent(
                    list(),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, true, false, false, false));
        });
        until(() -> !Objects.equals(list().leadProperty().get(), before));
    }

    @Test
    void theHeadSaysThatAllOfThemChange() {
        var words = (javafx.scene.control.Label) scene.lookup("#ticket-severally");
        assertTrue(words.isVisible());
        assertEquals("What you change here changes on all 3 selected tickets.", words.getText());
        onFx(() -> list().select(0));
        until(() -> selected().size() == 1);
        assertFalse(words.isVisible());
    }

    @Test
    void theStateOfAllIsChosenInTheHead() {
        var ids = selected();
        choose("#ticket-state", "Solved");
        becomes(ids, one -> one.state() == TicketState.SOLVED);
        undo("3 tickets solved.");
        becomes(ids, one -> one.state() != TicketState.SOLVED);
    }

    @Test
    void thePriorityOfAllIsChosenInTheHead() {
        var ids = selected();
        var before = tickets(ids).stream().map(Ticket::priority).toList();
        choose("#ticket-priority", "Low");
        becomes(ids, one -> one.priority() == Priority.LOW);
        undo("Priority of 3 tickets changed.");
        becomes(ids, one -> one.priority() != Priority.LOW);
        assertEquals(before, tickets(ids).stream().map(Ticket::priority).toList());
    }

    @Test
    void allGetTheOwnerThatIsChosen() {
        var ids = selected();
        choose("#ticket-owner", "Luca Prova");
        var luca = demo.wiring().store().agents().findByName("Luca Prova").orElseThrow().id();
        becomes(ids, one -> Objects.equals(one.agentId(), luca));
        undo("3 tickets assigned.");
        becomes(ids, one -> !Objects.equals(one.agentId(), luca));
    }

    @Test
    void aTagGoesOnAllOfThem() {
        var ids = selected();
        onFx(() -> desk.window().tools().commands().run("desk.command.tag"));
        until(() -> scene.lookup("#ticket-tag") != null);
        onFx(() -> {
            var field = (TextField) scene.lookup("#ticket-tag");
            field.setText("christmas");
            Event.fireEvent(
                    field,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        });
        becomes(ids, one -> one.tags().contains("christmas"));
        undo("3 tickets tagged.");
        becomes(ids, one -> !one.tags().contains("christmas"));
    }

    private void choose(String menu, String words) {
        onFx(() ->
                ((MenuButton) scene.lookup(menu))
                        .getItems().stream()
                                .filter(item -> words.equals(item.getText()))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no " + words))
                                .fire());
    }

    private void undo(String sentence) {
        until(() ->
                desk.window().tools().notices().shown().stream()
                        .anyMatch(one -> one.sentence().equals(sentence)));
        onFx(() -> {
            var notice = desk.window().tools().notices().shown().getLast();
            Objects.requireNonNull(notice.run()).run();
        });
    }

    private static Collection<Ticket> tickets(Set<Long> ids) {
        return List.copyOf(ids).stream()
                .map(id -> demo.wiring().store().tickets().get(id))
                .toList();
    }

    /// The store is asked here, not on the screen's thread.
    private void becomes(Set<Long> ids, Predicate<Ticket> so) {
        var end = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (!tickets(ids).stream().allMatch(so)) {
            assertTrue(System.nanoTime() < end, () -> tickets(ids).toString());
            onFx(() -> {});
        }
    }

    private PagedList<?> list() {
        return (PagedList<?>) scene.lookup("#tickets");
    }

    private Set<Long> selected() {
        var ids = new HashSet<Long>();
        list().selected().forEach(id -> ids.add((Long) id));
        return ids;
    }

    private void until(BooleanSupplier condition) {
        desk.until(condition);
    }

    private void onFx(Runnable task) {
        desk.onFx(task);
    }
}
