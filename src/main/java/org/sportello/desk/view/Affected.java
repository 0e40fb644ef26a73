package org.sportello.desk.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.collections.ObservableSet;

import java.util.List;

/// The tickets that a change is made to: all that are selected in the list, where those are
/// several; else the one that is open, which need not be in the list.
final class Affected {

    private final ObservableSet<Object> selected;
    private final ReadOnlyLongProperty open;
    private final IntegerBinding count;

    /// @param selected the ids of the tickets selected in the list
    /// @param open the id of the open ticket, 0 for none
    Affected(ObservableSet<Object> selected, ReadOnlyLongProperty open) {
        this.selected = selected;
        this.open = open;
        count = Bindings.createIntegerBinding(() -> ids().size(), selected, open);
    }

    List<Long> ids() {
        if (selected.size() > 1 || open.get() == 0) {
            return selected.stream().map(Long.class::cast).toList();
        }
        return List.of(open.get());
    }

    IntegerBinding count() {
        return count;
    }

    BooleanBinding several() {
        return count.greaterThan(1);
    }
}
