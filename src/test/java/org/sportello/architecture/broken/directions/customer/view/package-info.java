/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.customer.view;

import org.jspecify.annotations.NullMarked;
