package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The server does not accept the name or the password. It is not tried again by itself: too many
/// wrong tries lock an account.
public final class SignInRejected extends Problem {

    private static final long serialVersionUID = 1L;

    public SignInRejected(String user, String host, @Nullable Throwable cause) {
        super("mail.signInRejected", false, cause, List.of(user, host));
    }
}
