/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.customer;

import org.jspecify.annotations.NullMarked;
