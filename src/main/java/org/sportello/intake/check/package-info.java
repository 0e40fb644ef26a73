/// Where a message belongs: ordered checks, one class each, asked of the conversations that the
/// store knows.
@NullMarked
package org.sportello.intake.check;

import org.jspecify.annotations.NullMarked;
