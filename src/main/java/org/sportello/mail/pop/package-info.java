/// Speaking POP3 (RFC 1939): one line to a server, its list of messages, the messages themselves.
/// Everything stays where it is.
@NullMarked
package org.sportello.mail.pop;

import org.jspecify.annotations.NullMarked;
