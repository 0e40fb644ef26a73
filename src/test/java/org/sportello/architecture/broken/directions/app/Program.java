package org.sportello.architecture.broken.directions.app;

import org.sportello.architecture.broken.directions.customer.store.CustomerRows;

/// Breaks a rule of the house, to show that it is noticed.
public final class Program {

    public Object everything() {
        return new CustomerRows();
    }
}
