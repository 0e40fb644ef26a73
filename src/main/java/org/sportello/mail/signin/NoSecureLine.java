package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The server cannot protect the line, and sending a password in the open was not allowed.
public final class NoSecureLine extends Problem {

    private static final long serialVersionUID = 1L;

    public NoSecureLine(String host, @Nullable Throwable cause) {
        super("mail.noSecureLine", false, cause, List.of(host));
    }
}
