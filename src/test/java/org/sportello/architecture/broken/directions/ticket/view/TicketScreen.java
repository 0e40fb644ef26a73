package org.sportello.architecture.broken.directions.ticket.view;

import org.sportello.architecture.broken.directions.customer.view.CustomerCard;

/// Breaks a rule of the house, to show that it is noticed.
public record TicketScreen(CustomerCard card) {}
