/// Getting in: the line to a mail server, whom to believe, and where the passwords are kept.
@NullMarked
package org.sportello.mail.signin;

import org.jspecify.annotations.NullMarked;
