package org.sportello.architecture.broken.directions.customer.store;

import org.sportello.architecture.broken.directions.customer.view.CustomerCard;

/// Breaks a rule of the house, to show that it is noticed.
public final class CustomerRows {

    public Object shown() {
        return new CustomerCard();
    }
}
