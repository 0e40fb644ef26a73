package org.sportello.ticket.queue;

import java.util.List;

/// Keeps the queues that agents made themselves.
public interface SavedQueues {

    /// A queue of one's own.
    ///
    /// @param query in the language of [TicketQuery]
    /// @param colour `danger`, `warning`, `accent`, `success`, or empty
    record SavedQueue(long id, String name, String query, String colour) {}

    /// In the order in which they are shown.
    List<SavedQueue> all();

    /// Adds it at the end (its id is ignored) and returns it with its id.
    SavedQueue add(SavedQueue queue);

    void update(SavedQueue queue);

    void delete(long id);

    /// Shows them in this order from now on; ids that are left out follow.
    void reorder(List<Long> ids);
}
