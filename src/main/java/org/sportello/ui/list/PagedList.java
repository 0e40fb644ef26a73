package org.sportello.ui.list;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableSet;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Work;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A list of any length: a hundred thousand rows scroll like a hundred, because only those around
/// the view are read, and grey rows stand for what is still being read. Selection is by key and
/// survives every refresh. Arrow keys, Page Up/Down, Home, End, with Shift to extend, Ctrl+A,
/// Enter.
///
/// @param <T> a row, a record with a stable key
public final class PagedList<T> extends Control {

    /// Ctrl+A takes at most this many rows.
    public static final int SELECT_ALL = 5_000;

    private static final double DEFAULT_ROW_EM = 6.2;

    private final Work work;
    private final Function<T, Object> key;
    private Supplier<RowView<T>> rowViews;
    private final Rows<T> rows;

    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(this, "total");
    private final ReadOnlyObjectWrapper<Duration> took =
            new ReadOnlyObjectWrapper<>(this, "took", Duration.ZERO);
    private final Chosen<T> chosen;
    private final ObjectProperty<@Nullable Node> placeholder =
            new SimpleObjectProperty<>(this, "placeholder");

    private @Nullable PageSource<T> source;
    private Consumer<T> onOpen = _ -> {};
    private double rowEm = DEFAULT_ROW_EM;
    private boolean firstWanted;
    private boolean answered;

    /// An empty list that has not been asked anything.
    ///
    /// @param key what makes a row the same row after a refresh, such as its id
    /// @param rowViews makes what draws a row; called once for each row that fits on screen
    public PagedList(Work work, Function<T, Object> key, Supplier<RowView<T>> rowViews) {
        this.work = work;
        this.key = key;
        this.rowViews = rowViews;
        this.rows =
                new Rows<>(
                        work,
                        new Rows.Listener() {
                            @Override
                            public void replaced(boolean otherQuestion) {
                                PagedList.this.replaced(otherQuestion);
                            }

                            @Override
                            public void arrived(int from, int to) {
                                follow();
                                skin(skin -> skin.show(from, to));
                            }
                        });
        this.chosen = new Chosen<>(rows, key);
        getStyleClass().add("paged-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
    }

    /// Asks another question. The rows of the old one stay on screen until the first page of the
    /// new one is here; then the list is at its top. The selection stays as it is.
    public void source(PageSource<T> newSource) {
        ask(newSource, false);
    }

    /// Asks another question, and selects its first row as soon as that is here.
    public void sourceFromFirst(PageSource<T> newSource) {
        ask(newSource, true);
    }

    private void ask(PageSource<T> newSource, boolean fromFirst) {
        source = newSource;
        firstWanted = fromFirst;
        rows.ask(newSource);
    }

    /// Asks the same again because something changed. Position and selection stay. Call it as often
    /// as you like: while one answer is awaited, at most one more is asked for.
    public void refresh() {
        int first = skin() == null ? 0 : skin().firstVisible();
        int last = skin() == null ? 0 : skin().lastVisible();
        rows.refresh(first, last);
    }

    /// How many rows there are in all.
    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// How long the newest question took, off the screen thread.
    public ReadOnlyObjectProperty<Duration> tookProperty() {
        return took.getReadOnlyProperty();
    }

    /// The row that the keyboard is at, in its newest version; null if none. It stays when the row
    /// leaves the list (a ticket that was just solved), until another row is chosen.
    public ReadOnlyObjectProperty<@Nullable T> leadProperty() {
        return chosen.leadProperty();
    }

    /// The keys of all selected rows.
    public ObservableSet<Object> selected() {
        return chosen.keys();
    }

    /// What is shown when there are no rows.
    public ObjectProperty<@Nullable Node> placeholderProperty() {
        return placeholder;
    }

    /// What Enter and a double click do.
    public void onOpen(Consumer<T> action) {
        onOpen = action;
    }

    /// The height of every row, in em (1 em is 13 px at normal text size).
    public PagedList<T> rowHeight(double em) {
        rowEm = em;
        skin(PagedListSkin::measure);
        return this;
    }

    /// Draws the rows in another way; what is selected and where the keyboard is stays.
    public void draw(Supplier<RowView<T>> newRowViews, double em) {
        rowViews = newRowViews;
        skin(PagedListSkin::rebuild);
        rowHeight(em);
    }

    /// Draws the rows on screen anew, without reading them again: time has passed.
    public void redraw() {
        refreshCells();
    }

    /// Selects the row at this index alone and shows it. A row not at hand is read first.
    public void select(int index) {
        if (total.get() == 0) {
            return;
        }
        int there = Math.clamp(index, 0, total.get() - 1);
        skin(skin -> skin.reveal(there));
        chosen.only(there);
        refreshCells();
    }

    /// Selects the row with this key if it is at hand; false if it is not.
    public boolean selectKey(Object wanted) {
        int index = chosen.find(wanted);
        if (index >= 0) {
            select(index);
        }
        return index >= 0;
    }

    /// Selects the row below (1) or above (-1) the present one.
    public void step(int rowsDown) {
        select(chosen.next(rowsDown));
    }

    /// Selects nothing.
    public void clearSelection() {
        chosen.clear();
        refreshCells();
    }

    /// Adds the row to the selection or takes it out.
    void toggle(int index) {
        chosen.toggle(index);
        refreshCells();
    }

    /// Selects all rows at hand from where the selection began to here.
    void extend(int index) {
        if (total.get() == 0) {
            return;
        }
        int to = Math.clamp(index, 0, total.get() - 1);
        chosen.extend(to, SELECT_ALL);
        skin(skin -> skin.reveal(to));
        refreshCells();
    }

    /// Selects everything, up to [#SELECT_ALL] rows.
    public void selectAll() {
        PageSource<T> asked = source;
        if (asked != null) {
            work.run(
                    () -> asked.page(0, SELECT_ALL).rows(),
                    all -> {
                        all.forEach(row -> chosen.keys().add(key.apply(row)));
                        refreshCells();
                    });
        }
    }

    void open() {
        T row = chosen.lead();
        if (row != null) {
            onOpen.accept(row);
        }
    }

    @Nullable T row(int index) {
        return rows.find(index);
    }

    boolean isSelected(T row) {
        return chosen.keys().contains(key.apply(row));
    }

    /// Where the keyboard is, or -1.
    int leadIndex() {
        return chosen.index();
    }

    /// Where the keyboard was told to be, even if that row is not here (any more).
    int place() {
        return chosen.place();
    }

    double rowEm() {
        return rowEm;
    }

    /// True once the first answer is here: only then an empty list is really empty.
    boolean isAnswered() {
        return answered;
    }

    RowView<T> newRowView() {
        return rowViews.get();
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new PagedListSkin<>(this);
    }

    private void replaced(boolean otherQuestion) {
        answered = true;
        total.set(rows.total());
        took.set(rows.took());
        if (otherQuestion) {
            chosen.forgetPlace();
        }
        if (otherQuestion && firstWanted) {
            firstWanted = false;
            select(0);
        }
        follow();
        skin(skin -> skin.replaced(otherQuestion));
    }

    /// A row that was wanted before it was at hand is chosen now.
    private void follow() {
        int awaited = chosen.follow();
        if (awaited >= 0) {
            select(awaited);
        }
    }

    private void refreshCells() {
        skin(PagedListSkin::showAll);
    }

    @SuppressWarnings("unchecked")
    private @Nullable PagedListSkin<T> skin() {
        return (PagedListSkin<T>) getSkin();
    }

    private void skin(Consumer<PagedListSkin<T>> action) {
        PagedListSkin<T> skin = skin();
        if (skin != null) {
            action.accept(skin);
        }
    }
}
