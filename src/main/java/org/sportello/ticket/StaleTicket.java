package org.sportello.ticket;

import java.util.List;
import org.sportello.kernel.Problem;

/// Somebody else changed the ticket first; nothing was written.
public final class StaleTicket extends Problem {

    private static final long serialVersionUID = 1L;

    public StaleTicket(long number) {
        super("ticket.stale", true, null, List.of(number));
    }
}
