/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.kernel.kernel;

import org.jspecify.annotations.NullMarked;
