/// How a mailbox wants to be fetched, and what it wants done on its server with messages that we
/// hold.
@NullMarked
package org.sportello.mail.fetching;

import org.jspecify.annotations.NullMarked;
