/// From parsed mail to a decision: ordered checks, one class each, one transaction a batch.
@NullMarked
package org.sportello.intake;

import org.jspecify.annotations.NullMarked;
