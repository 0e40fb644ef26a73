package org.sportello.ui.list;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/// What is selected in a list whose rows come and go, and where the keyboard is: by key, so that
/// both survive a refresh.
///
/// @param <T> a row
final class Chosen<T> {

    private static final int NOWHERE = -1;

    private final Rows<T> rows;
    private final Function<T, Object> key;
    private final ObservableSet<Object> keys = FXCollections.observableSet(new LinkedHashSet<>());
    private final ReadOnlyObjectWrapper<@Nullable T> lead =
            new ReadOnlyObjectWrapper<>(this, "lead");
    private int leadIndex = NOWHERE;

    /// Where the selection began.
    private int anchor = NOWHERE;

    /// A row that was asked for before it was at hand.
    private int pending = NOWHERE;

    /// True while the row that the keyboard is at is not in the list any more.
    private boolean leadGone;

    Chosen(Rows<T> rows, Function<T, Object> key) {
        this.rows = rows;
        this.key = key;
    }

    ObservableSet<Object> keys() {
        return keys;
    }

    /// The row that the keyboard is at, in its newest version.
    ReadOnlyObjectProperty<@Nullable T> leadProperty() {
        return lead.getReadOnlyProperty();
    }

    @Nullable T lead() {
        return lead.get();
    }

    /// Where the keyboard is, or -1.
    int index() {
        return leadGone ? NOWHERE : leadIndex;
    }

    /// Where the keyboard was told to be, even if that row is not here (any more).
    int place() {
        return pending >= 0 ? pending : leadIndex;
    }

    /// The place so many rows below the present one: a row that left has already made room.
    int next(int rowsDown) {
        int passed = leadGone && rowsDown > 0 ? rowsDown - 1 : rowsDown;
        return place() < 0 ? 0 : place() + passed;
    }

    /// Where the row with this key is, or -1 if it is not at hand.
    int find(Object wanted) {
        return rows.indexOf(row -> key.apply(row).equals(wanted), leadIndex);
    }

    /// Selects this row alone, or as soon as it is at hand.
    void only(int index) {
        T row = rows.find(index);
        if (row == null) {
            pending = index;
            return;
        }
        Object one = key.apply(row);
        keys.removeIf(other -> !other.equals(one));
        keys.add(one);
        anchor = index;
        lead(index, row);
    }

    /// Adds the row to the selection or takes it out.
    void toggle(int index) {
        T row = rows.find(index);
        if (row != null) {
            Object one = key.apply(row);
            if (!keys.remove(one)) {
                keys.add(one);
            }
            anchor = index;
            lead(index, row);
        }
    }

    /// Selects the rows at hand from where the selection began to here, and no others.
    void extend(int to, int most) {
        int from = anchor < 0 ? to : anchor;
        Set<Object> range = new LinkedHashSet<>();
        int end = Math.min(Math.max(from, to), Math.min(from, to) + most);
        for (int i = Math.min(from, to); i <= end; i++) {
            T row = rows.find(i);
            if (row != null) {
                range.add(key.apply(row));
            }
        }
        keys.retainAll(range);
        keys.addAll(range);
        anchor = from;
        T row = rows.find(to);
        if (row != null) {
            lead(to, row);
        }
    }

    void clear() {
        keys.clear();
        lead.set(null);
        forgetPlace();
    }

    void forgetPlace() {
        leadIndex = NOWHERE;
        anchor = NOWHERE;
        pending = NOWHERE;
        leadGone = false;
    }

    /// After rows came or went: finds the keyboard's row again, its new place and its newest
    /// version.
    ///
    /// @return the place of a row that was awaited and is at hand now, to be selected; else -1
    int follow() {
        if (pending >= 0 && rows.find(pending) != null) {
            return pending;
        }
        T at = lead.get();
        if (at != null) {
            int index = find(key.apply(at));
            leadGone = index < 0;
            if (index >= 0) {
                leadIndex = index;
                anchor = index;
                lead.set(rows.find(index));
            }
        }
        return NOWHERE;
    }

    private void lead(int index, T row) {
        leadIndex = index;
        leadGone = false;
        pending = NOWHERE;
        lead.set(row);
    }
}
