/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.customer.store;

import org.jspecify.annotations.NullMarked;
