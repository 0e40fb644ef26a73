package org.sportello.ticket.queue;

/// The orders of ticket lists. DEADLINE is the default: next deadline first, then the longest wait.
/// Times are newest first, numbers highest first, priorities most urgent first, words from A to Z.
public enum TicketSort {
    DEADLINE,
    UPDATED,
    CREATED,
    NUMBER,
    SUBJECT,
    CUSTOMER,
    STATE,
    PRIORITY,
    OWNER
}
