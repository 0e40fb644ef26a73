package org.sportello.mail.fetch;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The server understood, and said no.
public final class MailServerRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public MailServerRefused(String host, String answer, @Nullable Throwable cause) {
        super("mail.refused", true, cause, List.of(host, answer));
    }
}
