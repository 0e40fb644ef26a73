package org.sportello.ui.list;

import javafx.scene.Node;

/// Draws one row after another of a [PagedList]; made once for each row on screen and used again.
public interface RowView<T> {

    Node node();

    void show(T row);

    /// What a screen reader says of the row shown.
    default String spoken() {
        return "";
    }
}
