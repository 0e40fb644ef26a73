package org.sportello.mail.signin;

import org.sportello.kernel.Problem;

/// No password is kept for the mailbox, or the place that keeps it is closed to us.
public final class SecretMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public SecretMissing(String mailbox) {
        super("mail.secretMissing", mailbox);
    }
}
