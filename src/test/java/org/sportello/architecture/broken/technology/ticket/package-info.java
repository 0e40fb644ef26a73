/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.technology.ticket;

import org.jspecify.annotations.NullMarked;
