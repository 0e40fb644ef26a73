@NullMarked
package org.sportello.mail.signin.provider;

import org.jspecify.annotations.NullMarked;
