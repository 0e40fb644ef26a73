package org.sportello.reply;

import org.sportello.kernel.Problem;

/// There is nobody to send it to, or an address that cannot be one.
public final class NoRecipient extends Problem {

    private static final long serialVersionUID = 1L;

    /// @param address the address that cannot be one; empty if there is none at all
    public NoRecipient(String address) {
        super(address.isEmpty() ? "reply.no-recipient" : "reply.bad-recipient", address);
    }
}
