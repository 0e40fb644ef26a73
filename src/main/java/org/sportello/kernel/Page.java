package org.sportello.kernel;

import java.util.List;

/// A window on a longer list.
///
/// @param rows the rows from the offset asked for
/// @param total how many rows there are in all
public record Page<T>(List<T> rows, long total) {

    public Page {
        rows = List.copyOf(rows);
    }
}
