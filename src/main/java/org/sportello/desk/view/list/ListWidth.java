package org.sportello.desk.view.list;

import org.sportello.ui.PaneSizes;
import org.sportello.ui.control.SplitPanes;

/// A table wants more room than cards: each has a width of its own, and where there is little room
/// the pane beside the ticket makes some.
public final class ListWidth {

    private static final String LIST = "list";
    private static final String CONTEXT = "context";
    private static final String CARDS = "desk.list.width.cards";
    private static final String TABLE = "desk.list.width.table";
    private static final double CARDS_WIDTH = 330;
    private static final double TABLE_WIDTH = 600;
    private static final double ROOMY = 1560;

    private final SplitPanes panes;
    private final PaneSizes sizes;
    private boolean folded;

    public ListWidth(SplitPanes panes, PaneSizes sizes) {
        this.panes = panes;
        this.sizes = sizes;
    }

    /// The agent wants the other layout.
    public void changed(boolean table) {
        sizes.remember(table ? CARDS : TABLE, panes.width(LIST));
        panes.resize(
                LIST,
                table
                        ? sizes.find(TABLE).orElse(TABLE_WIDTH)
                        : sizes.find(CARDS).orElse(CARDS_WIDTH));
        if (table && panes.getWidth() < ROOMY && !panes.isFolded(CONTEXT)) {
            folded = true;
            panes.fold(CONTEXT, true);
        } else if (!table && folded) {
            folded = false;
            panes.fold(CONTEXT, false);
        }
    }
}
