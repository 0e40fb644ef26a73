/// Which mail belongs to which ticket: by what a mail finds its ticket, and the moves by which
/// agents put it right.
@NullMarked
package org.sportello.ticket.thread;

import org.jspecify.annotations.NullMarked;
