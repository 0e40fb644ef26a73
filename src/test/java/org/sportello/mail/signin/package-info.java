@NullMarked
package org.sportello.mail.signin;

import org.jspecify.annotations.NullMarked;
