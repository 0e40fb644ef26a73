/// The way into an IMAP server, and what is agreed upon there.
@NullMarked
package org.sportello.mail.imap.signin;

import org.jspecify.annotations.NullMarked;
