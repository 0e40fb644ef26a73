package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// Something answers there, but it is not the mail server that we were told of.
public final class NotAMailServer extends Problem {

    private static final long serialVersionUID = 1L;

    public NotAMailServer(String host, int port, @Nullable Throwable cause) {
        super("mail.notAMailServer", false, cause, List.of(host, Integer.toString(port)));
    }
}
