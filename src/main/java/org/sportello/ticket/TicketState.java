package org.sportello.ticket;

/// The states of a ticket, in the order of its life. `NEW → OPEN ⇄ WAITING → SOLVED → CLOSED`, and
/// the dead ends. `WITHDRAWN` was begun for a message that was taken back before it left: it stands
/// in no queue and no figure, and nobody can choose it.
public enum TicketState {
    NEW,
    OPEN,
    WAITING,
    SOLVED,
    CLOSED,
    MERGED,
    SPAM,
    WITHDRAWN;

    /// True if an agent may put a ticket into it.
    public boolean choosable() {
        return this != MERGED && this != WITHDRAWN;
    }

    /// True while somebody still owes something: new, open or waiting.
    public boolean unsolved() {
        return this == NEW || this == OPEN || this == WAITING;
    }
}
