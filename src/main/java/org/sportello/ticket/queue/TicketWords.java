package org.sportello.ticket.queue;

import java.util.List;

/// Looks up free words in everything that was said on tickets. The index implements it.
@FunctionalInterface
public interface TicketWords {

    /// The ids of the tickets that have all of these words and `"phrases"` somewhere, best first.
    List<Long> ticketsWith(String words, int limit);
}
