/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.state.ticket;

import org.jspecify.annotations.NullMarked;
