package org.sportello.customer;

import org.sportello.kernel.Problem;

import java.util.List;

/// Somebody else changed the customer's card first; nothing was written.
public final class StaleCustomer extends Problem {

    private static final long serialVersionUID = 1L;

    public StaleCustomer(String name) {
        super("customer.stale", true, null, List.of(name));
    }
}
