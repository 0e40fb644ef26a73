/// Keeps the roll-ups and reads the figures from them.
@NullMarked
package org.sportello.insight.store;

import org.jspecify.annotations.NullMarked;
