package org.sportello.ui.list;

import org.sportello.kernel.Page;

/// Where a [PagedList] gets its rows. Called off the screen thread, perhaps several times at once;
/// problems are thrown.
@FunctionalInterface
public interface PageSource<T> {

    /// At most `limit` rows from `offset`, and how many there are in all.
    Page<T> page(long offset, int limit);
}
