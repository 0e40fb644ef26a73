/// How mail becomes tickets: a batch is asked where each of its messages belongs, and written in
/// one transaction with what follows from it. What a message says is in `arrival`, the questions
/// are in `check`.
@NullMarked
package org.sportello.intake;

import org.jspecify.annotations.NullMarked;
