package org.sportello.ticket;

import org.sportello.kernel.Problem;

import java.util.List;

/// Somebody else changed the ticket first; nothing was written.
public final class StaleTicket extends Problem {

    private static final long serialVersionUID = 1L;

    public StaleTicket(long number) {
        super("ticket.stale", true, null, List.of(number));
    }
}
