package org.sportello.ticket;

import org.sportello.kernel.Problem;

/// No ticket has that number, or the one that was there is gone.
public final class NoSuchTicket extends Problem {

    private static final long serialVersionUID = 1L;

    public NoSuchTicket(long number) {
        super("ticket.none", number);
    }

    private NoSuchTicket() {
        super("ticket.gone");
    }

    /// For a ticket that nobody asked for by its number: its id means nothing to people.
    public static NoSuchTicket gone() {
        return new NoSuchTicket();
    }
}
