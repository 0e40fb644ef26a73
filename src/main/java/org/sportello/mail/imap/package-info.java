/// Speaking IMAP: one line to a server, its folders, its messages, without touching them.
@NullMarked
package org.sportello.mail.imap;

import org.jspecify.annotations.NullMarked;
