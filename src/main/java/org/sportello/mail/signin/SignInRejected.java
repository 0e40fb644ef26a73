package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// Somebody has to sign in anew. It is not tried again by itself: too many wrong tries lock an
/// account.
public final class SignInRejected extends Problem {

    private static final long serialVersionUID = 1L;

    private SignInRejected(String key, @Nullable Throwable cause, List<?> arguments) {
        super(key, false, cause, arguments);
    }

    /// The server does not accept the name or the password.
    public SignInRejected(String user, String host, @Nullable Throwable cause) {
        this("mail.signInRejected", cause, List.of(user, host));
    }

    /// What the server was given did not get us in.
    public static SignInRejected of(
            Credential said, String user, String host, @Nullable Throwable cause) {
        return said instanceof Credential.Token
                ? new SignInRejected("mail.tokenRejected", cause, List.of(user, host))
                : new SignInRejected(user, host, cause);
    }

    /// The provider's permission has ended, or was taken back; or there never was one here.
    public static SignInRejected expired(
            String mailbox, String provider, @Nullable Throwable cause) {
        return new SignInRejected("mail.signInExpired", cause, List.of(mailbox, provider));
    }
}
