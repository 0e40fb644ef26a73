package org.sportello.customer;

import org.sportello.kernel.Problem;

/// Another customer is already recognised by this.
public final class IdentityTaken extends Problem {

    private static final long serialVersionUID = 1L;

    public IdentityTaken(Identity identity, String owner) {
        super("customer.identity-taken", identity.shown(), owner);
    }
}
