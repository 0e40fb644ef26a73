package org.sportello.ticket.queue;

/// The orders of ticket lists. DEADLINE is the default: next deadline first, then the longest wait.
public enum TicketSort {
    DEADLINE,
    UPDATED,
    CREATED,
    NUMBER
}
