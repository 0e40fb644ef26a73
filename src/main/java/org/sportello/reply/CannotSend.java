package org.sportello.reply;

import org.sportello.kernel.Problem;

/// The ticket's mailbox has no server for outgoing mail, or is gone.
public final class CannotSend extends Problem {

    private static final long serialVersionUID = 1L;

    public CannotSend(String mailbox) {
        super("reply.no-outgoing", mailbox);
    }
}
