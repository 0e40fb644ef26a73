package org.sportello.architecture.broken.directions.customer.view;

/// Breaks a rule of the house, to show that it is noticed.
public final class CustomerCard {}
