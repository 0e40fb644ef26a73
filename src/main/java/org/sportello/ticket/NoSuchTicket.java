package org.sportello.ticket;

import org.sportello.kernel.Problem;

/// No ticket has that number.
public final class NoSuchTicket extends Problem {

    private static final long serialVersionUID = 1L;

    public NoSuchTicket(long number) {
        super("ticket.none", number);
    }
}
