/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.app;

import org.jspecify.annotations.NullMarked;
