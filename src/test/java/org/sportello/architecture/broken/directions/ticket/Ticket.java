package org.sportello.architecture.broken.directions.ticket;

import org.sportello.architecture.broken.directions.app.Program;

/// Breaks a rule of the house, to show that it is noticed.
public record Ticket(Program program) {}
