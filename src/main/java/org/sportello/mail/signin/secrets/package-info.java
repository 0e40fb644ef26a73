/// Where passwords are kept: the system's keychain, or an encrypted file where there is none.
@NullMarked
package org.sportello.mail.signin.secrets;

import org.jspecify.annotations.NullMarked;
