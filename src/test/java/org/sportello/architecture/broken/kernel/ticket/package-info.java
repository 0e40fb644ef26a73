/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.kernel.ticket;

import org.jspecify.annotations.NullMarked;
