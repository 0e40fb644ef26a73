package org.sportello.ui.list;

import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Draws a [PagedList] with the toolkit's own virtual flow and turns keys and clicks into choices.
final class PagedListSkin<T> extends SkinBase<PagedList<T>> {

    private final PagedList<T> list;
    private final Flow<T> flow = new Flow<>();
    private final List<PagedCell<T>> cells = new ArrayList<>();
    private final Label probe = new Label("0");
    private final Map<KeyCode, Function<Integer, Integer>> moves =
            Map.of(
                    KeyCode.UP, at -> at - 1,
                    KeyCode.DOWN, at -> at + 1,
                    KeyCode.PAGE_UP, at -> at - page(),
                    KeyCode.PAGE_DOWN, at -> at + page(),
                    KeyCode.HOME, _ -> 0,
                    KeyCode.END, _ -> Integer.MAX_VALUE - 1);

    PagedListSkin(PagedList<T> list) {
        super(list);
        this.list = list;
        flow.setCellFactory(_ -> newCell());
        flow.setVertical(true);
        probe.setVisible(false);
        probe.setManaged(false);
        getChildren().addAll(flow, probe);
        probe.fontProperty().addListener((_, _, _) -> measure());
        list.placeholderProperty().addListener((_, old, now) -> placeholder(old, now));
        placeholder(null, list.placeholderProperty().get());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> list.requestFocus());
        measure();
        replaced(false);
    }

    /// What screen readers ask of the list itself.
    @Override
    protected @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> list.totalProperty().get();
            case FOCUS_ITEM -> cell(list.leadIndex());
            case ITEM_AT_INDEX -> cell((Integer) parameters[0]);
            case MULTIPLE_SELECTION -> true;
            case SELECTED_ITEMS -> FXCollections.observableArrayList(selectedCells());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /// Rows are as high as the text size asks.
    void measure() {
        double em = probe.getFont().getSize();
        flow.setFixedCellSize(Math.rint(em * list.rowEm()));
    }

    /// All cells anew.
    void rebuild() {
        cells.clear();
        flow.setCellFactory(_ -> newCell());
    }

    void replaced(boolean toTop) {
        flow.setCellCount(list.totalProperty().get());
        if (toTop) {
            flow.scrollTo(0);
        }
        showAll();
        boolean empty = list.isAnswered() && list.totalProperty().get() == 0;
        flow.setVisible(!empty);
        Node placeholder = list.placeholderProperty().get();
        if (placeholder != null) {
            placeholder.setVisible(empty);
        }
    }

    void show(int from, int to) {
        for (PagedCell<T> cell : cells) {
            if (cell.getIndex() >= from && cell.getIndex() < to) {
                cell.show();
            }
        }
    }

    void showAll() {
        cells.forEach(PagedCell::show);
    }

    /// Scrolls as little as needed until the row is in view.
    void reveal(int index) {
        flow.scrollIntoView(index);
    }

    int firstVisible() {
        PagedCell<T> first = flow.getFirstVisibleCell();
        return first == null ? 0 : first.getIndex();
    }

    int lastVisible() {
        PagedCell<T> last = flow.getLastVisibleCell();
        return last == null ? 0 : last.getIndex();
    }

    @Nullable Node cell(int index) {
        return index < 0 ? null : flow.getVisibleCell(index);
    }

    List<Node> selectedCells() {
        List<Node> chosen = new ArrayList<>();
        for (PagedCell<T> cell : cells) {
            T row = list.row(cell.getIndex());
            if (row != null && list.isSelected(row)) {
                chosen.add(cell);
            }
        }
        return chosen;
    }

    private int page() {
        return Math.max(1, lastVisible() - firstVisible());
    }

    private PagedCell<T> newCell() {
        PagedCell<T> cell = new PagedCell<>(list);
        cell.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> clicked(cell.getIndex(), event));
        cells.add(cell);
        return cell;
    }

    private void clicked(int index, MouseEvent event) {
        if (index < 0 || index >= list.totalProperty().get()) {
            return;
        }
        T row = list.row(index);
        boolean menu = event.getButton() == MouseButton.SECONDARY;
        if (event.isShiftDown()) {
            list.extend(index);
        } else if (event.isShortcutDown()) {
            list.toggle(index);
        } else if (!menu || row == null || !list.isSelected(row)) {
            list.select(index);
        }
        if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
            list.open();
        }
    }

    private void pressed(KeyEvent event) {
        Function<Integer, Integer> move = moves.get(event.getCode());
        if (move != null && !event.isShortcutDown() && !event.isAltDown()) {
            moved(event, move);
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            list.open();
            event.consume();
        } else if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            list.selectAll();
            event.consume();
        }
    }

    private void moved(KeyEvent event, Function<Integer, Integer> move) {
        event.consume();
        int at = list.place();
        if (event.isShiftDown()) {
            list.extend(at < 0 ? 0 : move.apply(at));
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            list.step(event.getCode() == KeyCode.DOWN ? 1 : -1);
        } else {
            list.select(at < 0 ? 0 : move.apply(at));
        }
    }

    private void placeholder(@Nullable Node old, @Nullable Node now) {
        getChildren().remove(old);
        if (now != null) {
            now.setVisible(list.isAnswered() && list.totalProperty().get() == 0);
            getChildren().add(now);
        }
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        flow.resizeRelocate(x, y, width, height);
        probe.resizeRelocate(0, 0, 1, 1);
        Node placeholder = list.placeholderProperty().get();
        if (placeholder != null) {
            layoutInArea(placeholder, x, y, width, height, 0, HPos.CENTER, VPos.CENTER);
        }
    }

    @Override
    protected double computePrefWidth(
            double height, double top, double right, double bottom, double left) {
        return 280;
    }

    /// Opens what the list needs of the flow.
    private static final class Flow<T> extends VirtualFlow<PagedCell<T>> {

        void scrollIntoView(int index) {
            PagedCell<T> visible = getVisibleCell(index);
            if (visible == null) {
                scrollTo(index);
                layout();
                visible = getVisibleCell(index);
            }
            if (visible == null) {
                PagedCell<T> first = getFirstVisibleCell();
                boolean above = first != null && index < first.getIndex();
                scrollPixels(above ? -getFixedCellSize() : getFixedCellSize());
            } else {
                scrollTo(visible);
            }
        }
    }
}
