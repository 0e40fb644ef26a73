package org.sportello.ticket.queue;

import org.sportello.kernel.Page;

import java.util.List;

/// Answers which tickets a filter means: a page at a time, or only how many.
public interface TicketPages {

    /// The tickets of one page, in order, with the number of all.
    ///
    /// @param offset rows before the page; behind the end the page is empty
    default Page<TicketRow> page(TicketFilter filter, TicketSort sort, long offset, int limit) {
        return page(filter, sort, false, offset, limit);
    }

    /// The same, perhaps in the opposite order.
    Page<TicketRow> page(
            TicketFilter filter, TicketSort sort, boolean reversed, long offset, int limit);

    long count(TicketFilter filter);

    /// The counts in order, with fewer statements than filters.
    List<Long> counts(List<TicketFilter> filters);
}
