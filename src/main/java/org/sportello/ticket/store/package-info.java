/// Tickets in the database.
@NullMarked
package org.sportello.ticket.store;

import org.jspecify.annotations.NullMarked;
