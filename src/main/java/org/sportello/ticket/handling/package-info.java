/// What agents do to tickets: the verbs, each in one transaction, and how they are taken back.
@NullMarked
package org.sportello.ticket.handling;

import org.jspecify.annotations.NullMarked;
