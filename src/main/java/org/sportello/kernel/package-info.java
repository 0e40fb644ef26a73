/// What every other package may lean on: problems, changes, transactions. Plain JDK.
@NullMarked
package org.sportello.kernel;

import org.jspecify.annotations.NullMarked;
