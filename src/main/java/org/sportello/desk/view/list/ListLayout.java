package org.sportello.desk.view.list;

import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.PaneSizes;

import java.util.List;

/// How the tickets are laid out, cards or table, and what the table is sorted by; remembered beside
/// the widths of the panes.
public final class ListLayout {

    private static final String TABLE = "desk.list.table";
    private static final String SORT = "desk.list.table.sort";
    private static final String REVERSED = "desk.list.table.reversed";

    /// New ones are added at the end, so that what is remembered stays true.
    private static final List<TicketSort> SORTS = List.of(TicketSort.values());

    private final PaneSizes sizes;

    public ListLayout(PaneSizes sizes) {
        this.sizes = sizes;
    }

    public boolean isTable() {
        return sizes.find(TABLE).orElse(0) > 0;
    }

    public void table(boolean table) {
        sizes.remember(TABLE, table ? 1 : 0);
    }

    /// What the table is sorted by.
    public TicketSort sort() {
        int place = (int) sizes.find(SORT).orElse(0);
        return place >= 0 && place < SORTS.size() ? SORTS.get(place) : TicketSort.DEADLINE;
    }

    public boolean isReversed() {
        return sizes.find(REVERSED).orElse(0) > 0;
    }

    public void sort(TicketSort sort, boolean reversed) {
        sizes.remember(SORT, SORTS.indexOf(sort));
        sizes.remember(REVERSED, reversed ? 1 : 0);
    }
}
