/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.ticket;

import org.jspecify.annotations.NullMarked;
