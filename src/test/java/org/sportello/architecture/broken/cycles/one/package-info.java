/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.cycles.one;

import org.jspecify.annotations.NullMarked;
