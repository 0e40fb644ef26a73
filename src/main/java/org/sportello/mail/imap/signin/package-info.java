/// The way into an IMAP server.
@NullMarked
package org.sportello.mail.imap.signin;

import org.jspecify.annotations.NullMarked;
