package org.sportello.customer;

/// A company or household that several customers belong to.
public record Organisation(long id, String name) {}
