package org.sportello.ticket;

/// How urgent a ticket is. The order is the sort order; the ordinal is stored.
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
