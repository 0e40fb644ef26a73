/// HTML bodies: made harmless, and rendered as plain text.
@NullMarked
package org.sportello.mail.parse.html;

import org.jspecify.annotations.NullMarked;
