/// Signing in at a provider with the browser instead of saying a password here (OAuth 2: RFC 6749,
/// RFC 7636, RFC 8252), and the tokens that come of it.
@NullMarked
package org.sportello.mail.signin.provider;

import org.jspecify.annotations.NullMarked;
