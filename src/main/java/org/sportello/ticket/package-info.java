/// Tickets: a customer's matters, the facts that happened to them, and what can be done to them.
@NullMarked
package org.sportello.ticket;

import org.jspecify.annotations.NullMarked;
