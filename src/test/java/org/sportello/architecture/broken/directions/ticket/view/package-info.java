/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.ticket.view;

import org.jspecify.annotations.NullMarked;
