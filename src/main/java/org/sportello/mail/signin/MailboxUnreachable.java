package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The server cannot be reached at the moment, or the line to it broke.
public final class MailboxUnreachable extends Problem {

    private static final long serialVersionUID = 1L;

    private MailboxUnreachable(String key, @Nullable Throwable cause, List<?> arguments) {
        super(key, true, cause, arguments);
    }

    /// There is no such computer, or there is no network to ask for it.
    public static MailboxUnreachable unknown(String host, @Nullable Throwable cause) {
        return new MailboxUnreachable("mail.hostUnknown", cause, List.of(host));
    }

    /// The computer does not take the call.
    public static MailboxUnreachable refused(String host, int port, @Nullable Throwable cause) {
        return new MailboxUnreachable(
                "mail.unreachable", cause, List.of(host, Integer.toString(port)));
    }

    /// It does not answer in time.
    public static MailboxUnreachable silent(String host, int port, @Nullable Throwable cause) {
        return new MailboxUnreachable("mail.silent", cause, List.of(host, Integer.toString(port)));
    }

    /// The line broke in the middle.
    public static MailboxUnreachable lost(String host, @Nullable Throwable cause) {
        return new MailboxUnreachable("mail.lineLost", cause, List.of(host));
    }

    /// The server asks us to come back later.
    public static MailboxUnreachable busy(String host, @Nullable Throwable cause) {
        return new MailboxUnreachable("mail.busy", cause, List.of(host));
    }
}
