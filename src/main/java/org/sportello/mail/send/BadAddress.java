package org.sportello.mail.send;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// What should be a mail address is none.
public final class BadAddress extends Problem {

    private static final long serialVersionUID = 1L;

    public BadAddress(String address, @Nullable Throwable cause) {
        super("mail.badAddress", false, cause, List.of(address));
    }
}
