/// Lists of tickets: what may be asked for, the query language that says it, the queues that agents
/// see, and the pages that answer.
@NullMarked
package org.sportello.ticket.queue;

import org.jspecify.annotations.NullMarked;
