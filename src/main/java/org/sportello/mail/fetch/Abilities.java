package org.sportello.mail.fetch;

import org.sportello.mail.SyncHealth.Certificate;
import org.sportello.mail.SyncHealth.Server;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a server shows of itself, as far as it makes a difference to us.
public final class Abilities {

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
                    "COMPRESS=DEFLATE");

    /// Of POP3 servers.
    public static final List<String> POP3 = List.of("UIDL", "TOP", "PIPELINING");

    private Abilities() {}

    /// What of this the server offers, and the certificate that it has shown.
    public static Server server(
            List<String> known, Predicate<String> offered, Optional<X509Certificate> shown) {
        return new Server(
                known.stream().filter(offered).toList(),
                shown.map(one ->
                                new Certificate(
                                        one.getSubjectX500Principal().getName(),
                                        one.getNotAfter().toInstant()))
                        .orElse(null));
    }
}
