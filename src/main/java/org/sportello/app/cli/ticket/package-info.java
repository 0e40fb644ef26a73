/// Commands over tickets: lists, one with its conversation, and what an agent can do to it.
@NullMarked
package org.sportello.app.cli.ticket;

import org.jspecify.annotations.NullMarked;
