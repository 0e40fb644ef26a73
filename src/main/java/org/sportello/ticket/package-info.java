/// Tickets: a customer's matters, and the facts that happened to them.
@NullMarked
package org.sportello.ticket;

import org.jspecify.annotations.NullMarked;
