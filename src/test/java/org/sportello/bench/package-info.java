/// Figures: how quick the desk is with many tickets. Run by the profile `bench`.
@NullMarked
package org.sportello.bench;

import org.jspecify.annotations.NullMarked;
