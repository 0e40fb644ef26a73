/// The date of a message, in whatever form its program wrote it.
@NullMarked
package org.sportello.mail.parse.dates;

import org.jspecify.annotations.NullMarked;
