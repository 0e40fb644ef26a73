@NullMarked
package org.sportello.mail.imap;

import org.jspecify.annotations.NullMarked;
