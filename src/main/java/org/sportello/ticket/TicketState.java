package org.sportello.ticket;

/// The states of a ticket, in the order of its life. `NEW → OPEN ⇄ WAITING → SOLVED → CLOSED`, and
/// the two dead ends.
public enum TicketState {
    NEW,
    OPEN,
    WAITING,
    SOLVED,
    CLOSED,
    MERGED,
    SPAM;

    /// True while somebody still owes something: new, open or waiting.
    public boolean unsolved() {
        return this == NEW || this == OPEN || this == WAITING;
    }
}
