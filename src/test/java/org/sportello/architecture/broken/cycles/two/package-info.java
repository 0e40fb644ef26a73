/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.cycles.two;

import org.jspecify.annotations.NullMarked;
