package org.sportello.architecture.broken.directions.mail;

import org.sportello.architecture.broken.directions.ticket.Ticket;

/// Breaks a rule of the house, to show that it is noticed.
public record Letter(Ticket ticket) {}
