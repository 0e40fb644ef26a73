package org.sportello.customer;

import org.sportello.kernel.Problem;

/// The customer is not there (any more).
public final class NoSuchCustomer extends Problem {

    private static final long serialVersionUID = 1L;

    public NoSuchCustomer(long id) {
        super("customer.none", id);
    }
}
