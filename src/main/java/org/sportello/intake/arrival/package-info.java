/// A message on its way to its ticket: what it says about where it belongs, and where and when it
/// arrives.
@NullMarked
package org.sportello.intake.arrival;

import org.jspecify.annotations.NullMarked;
