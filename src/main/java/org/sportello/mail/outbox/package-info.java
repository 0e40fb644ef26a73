/// What goes out: messages of ours, what waits to be sent, and what was sent by itself.
@NullMarked
package org.sportello.mail.outbox;

import org.jspecify.annotations.NullMarked;
