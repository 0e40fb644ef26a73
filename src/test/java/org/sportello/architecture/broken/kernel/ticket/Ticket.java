package org.sportello.architecture.broken.kernel.ticket;

/// Breaks a rule of the house, to show that it is noticed.
public record Ticket(long id) {}
