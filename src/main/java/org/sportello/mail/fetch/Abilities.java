package org.sportello.mail.fetch;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.SyncHealth.Certificate;
import org.sportello.mail.SyncHealth.Server;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a server shows of itself, as far as it makes a difference to us.
public final class Abilities {

    /// What the line carries can be compressed (RFC 4978).
    public static final String COMPRESS = "COMPRESS=DEFLATE";

    /// Of IMAP servers.
    public static final List<String> IMAP =
            List.of(
                    "IDLE",
                    "UIDPLUS",
                    "MOVE",
                    "CONDSTORE",
                    "QRESYNC",
                    "LITERAL+",
                    "SPECIAL-USE",
                    "ESEARCH",
                    COMPRESS);

    /// Of POP3 servers.
    public static final List<String> POP3 = List.of("UIDL", "TOP", "PIPELINING");

    private Abilities() {}

    /// What of this the server offers, and the certificate that it has shown.
    ///
    /// @param messages in the folder that is open; null if nobody knows
    public static Server server(
            List<String> known,
            Predicate<String> offered,
            Optional<X509Certificate> shown,
            @Nullable Long messages) {
        return new Server(
                known.stream().filter(offered).toList(),
                shown.map(one ->
                                new Certificate(
                                        one.getSubjectX500Principal().getName(),
                                        one.getIssuerX500Principal().getName(),
                                        one.getNotAfter().toInstant()))
                        .orElse(null),
                messages);
    }
}
