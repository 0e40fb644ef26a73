package org.sportello.architecture.broken.directions.customer;

/// Breaks a rule of the house, to show that it is noticed.
public record Customer(long id) {

    public static Object stored() {
        return new org.sportello.architecture.broken.directions.customer.store.CustomerRows();
    }
}
