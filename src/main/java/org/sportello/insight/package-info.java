/// Measures from the log: the service's key figures, their definitions and the tickets behind them.
@NullMarked
package org.sportello.insight;

import org.jspecify.annotations.NullMarked;
