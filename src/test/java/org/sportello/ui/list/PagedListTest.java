package org.sportello.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.kernel.Page;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;
import org.sportello.ui.Work;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

@FxTest
class PagedListTest {

    private record Ticket(long id, String subject) {}

    private static final class Line implements RowView<Ticket> {
        private final Label label = new Label();

        @Override
        public Node node() {
            return label;
        }

        @Override
        public void show(Ticket row) {
            label.setText(row.subject());
        }
    }

    private final List<Ticket> store = new ArrayList<>();
    private int reads;
    private int views;
    private PagedList<Ticket> list;
    private Scene scene;

    @BeforeEach
    void hundredThousandTickets() {
        store.clear();
        IntStream.range(0, 100_000).forEach(i -> store.add(new Ticket(i, "Ticket " + i)));
        list =
                new PagedList<>(
                        Work.inline(),
                        Ticket::id,
                        () -> {
                            views++;
                            return new Line();
                        });
        list.rowHeight(2);
        list.source(this::page);
        scene = Pictures.scene(new StackPane(list), new Theme(), 400, 520);
    }

    private Page<Ticket> page(long offset, int limit) {
        reads++;
        int from = (int) Math.min(offset, store.size());
        return new Page<>(store.subList(from, Math.min(store.size(), from + limit)), store.size());
    }

    private void press(KeyCode code, boolean shift) {
        Event.fireEvent(
                list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        Pictures.settle(scene);
    }

    private List<String> shown() {
        return list.lookupAll(".paged-cell").stream()
                .filter(Node::isVisible)
                .map(cell -> (PagedCell<?>) cell)
                .filter(cell -> cell.getIndex() >= 0)
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(cell -> (Label) cell.lookup(".label"))
                .filter(Node::isVisible)
                .map(Label::getText)
                .toList();
    }

    private long leadId() {
        Ticket lead = list.leadProperty().get();
        return lead == null ? -1 : lead.id();
    }

    @Test
    void anotherQuestionCanBeginAtItsFirstRow() {
        list.select(40);
        list.sourceFromFirst((offset, limit) -> new Page<>(List.of(new Ticket(7, "Found")), 1));

        assertEquals(Set.of(7L), Set.copyOf(list.selected()));
        assertEquals("Found", list.leadProperty().get().subject());
    }

    @Test
    void aHundredThousandRowsCostOnlyTheRowsOnScreen() {
        assertEquals(100_000, list.totalProperty().get());
        assertEquals(1, reads);
        assertTrue(views < 60, views + " row views");
        assertEquals("Ticket 0", shown().getFirst());
    }

    @Test
    void endAndHomeReachBothEndsAtOnce() {
        press(KeyCode.DOWN, false);
        press(KeyCode.END, false);
        assertEquals(99_999, leadId());
        assertTrue(shown().contains("Ticket 99999"), "shown " + shown());
        assertTrue(reads <= 4, reads + " reads");
        press(KeyCode.HOME, false);
        assertEquals(0, leadId());
        assertTrue(shown().contains("Ticket 0"));
    }

    @Test
    void arrowsMoveTheLeadAndShiftExtends() {
        press(KeyCode.DOWN, false);
        press(KeyCode.DOWN, false);
        assertEquals(1, leadId());
        press(KeyCode.DOWN, true);
        press(KeyCode.DOWN, true);
        assertEquals(Set.<Object>of(1L, 2L, 3L), Set.copyOf(list.selected()));
        press(KeyCode.UP, true);
        assertEquals(Set.<Object>of(1L, 2L), Set.copyOf(list.selected()));
        press(KeyCode.UP, false);
        assertEquals(Set.<Object>of(1L), Set.copyOf(list.selected()));
    }

    @Test
    void theSelectionFollowsItsRowWhenNewerOnesComeAbove() {
        list.select(3);
        store.add(0, new Ticket(-7, "New mail"));
        list.refresh();
        Pictures.settle(scene);
        assertEquals("New mail", shown().getFirst());
        assertEquals(3, leadId());
        press(KeyCode.DOWN, false);
        assertEquals(4, leadId());
    }

    @Test
    void theLeadIsTheNewestVersionOfItsRow() {
        list.select(2);
        store.set(2, new Ticket(2, "Changed"));
        list.refresh();
        assertEquals("Changed", list.leadProperty().get().subject());
    }

    @Test
    void aRowThatLeavesTheListStaysTheLeadAndItsSuccessorIsNext() {
        list.select(2);
        store.remove(2);
        list.refresh();
        Pictures.settle(scene);
        assertEquals(2, leadId());
        press(KeyCode.DOWN, false);
        assertEquals(3, leadId());
    }

    @Test
    void anotherQuestionStartsAtTheTop() {
        press(KeyCode.END, false);
        store.clear();
        store.add(new Ticket(5, "Only one"));
        list.source(this::page);
        Pictures.settle(scene);
        assertEquals(List.of("Only one"), shown());
    }

    @Test
    void enterOpensTheLeadAndAnEmptyListShowsItsPlaceholder() {
        List<Ticket> opened = new ArrayList<>();
        list.onOpen(opened::add);
        press(KeyCode.DOWN, false);
        press(KeyCode.ENTER, false);
        assertEquals(List.of(store.getFirst()), opened);
        Label empty = new Label("Nothing here");
        list.placeholderProperty().set(empty);
        assertFalse(empty.isVisible());
        store.clear();
        list.refresh();
        assertTrue(empty.isVisible());
    }

    @Test
    void everythingCanBeSelectedUpToALimit() {
        list.selectAll();
        assertEquals(PagedList.SELECT_ALL, list.selected().size());
    }

    @Test
    void noRowIsMissingWhereverOneJumpsTo() {
        store.subList(22, store.size()).clear();
        list.refresh();
        list.rowHeight(6);
        Pictures.settle(scene);
        for (int from = 0; from < store.size(); from++) {
            for (int to = 0; to < store.size(); to++) {
                list.select(from);
                Pictures.settle(scene);
                list.select(to);
                list.refresh();
                Pictures.settle(scene);
                assertEquals(List.of(), holes(), "from " + from + " to " + to);
                assertTrue(isWhole(to), "from " + from + " to " + to);
            }
        }
    }

    @Test
    void aClickOnARowChoosesItAndTakesTheKeyboard() {
        Button elsewhere = new Button();
        ((StackPane) scene.getRoot()).getChildren().add(elsewhere);
        elsewhere.requestFocus();
        Node third =
                list.lookupAll(".paged-cell").stream()
                        .filter(cell -> ((PagedCell<?>) cell).getIndex() == 2)
                        .findFirst()
                        .orElseThrow();
        Event.fireEvent(
                third,
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        5,
                        5,
                        5,
                        5,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
        assertEquals(2, leadId());
        assertEquals(list, scene.getFocusOwner());
    }

    /// The heights at which no row stands.
    private List<Integer> holes() {
        List<Bounds> rows = rows();
        return IntStream.range(0, (int) list.getHeight())
                .filter(y ->
                        rows.stream().noneMatch(row -> row.getMinY() <= y && y < row.getMaxY()))
                .boxed()
                .toList();
    }

    private boolean isWhole(int index) {
        return list.lookupAll(".paged-cell").stream()
                .filter(cell -> cell.isVisible() && ((PagedCell<?>) cell).getIndex() == index)
                .map(this::bounds)
                .anyMatch(row -> row.getMinY() >= 0 && row.getMaxY() <= list.getHeight());
    }

    private List<Bounds> rows() {
        return list.lookupAll(".paged-cell").stream()
                .filter(Node::isVisible)
                .map(this::bounds)
                .toList();
    }

    private Bounds bounds(Node cell) {
        return list.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
    }
}
