/// Answers: what an agent writes on a ticket becomes a mail of ours, in the outbox and in the
/// ticket's events at once.
@NullMarked
package org.sportello.reply;

import org.jspecify.annotations.NullMarked;
