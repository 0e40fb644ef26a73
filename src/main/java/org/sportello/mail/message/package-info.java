/// A message: its addresses, its ids, and everything that is understood of it.
@NullMarked
package org.sportello.mail.message;

import org.jspecify.annotations.NullMarked;
