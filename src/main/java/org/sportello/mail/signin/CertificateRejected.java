package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The server could not prove who it is: we hung up before any password was said. Somebody who
/// knows the server may make an exception for it ([TrustedServers]).
public final class CertificateRejected extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient ShownCertificate shown;

    public CertificateRejected(ShownCertificate shown, @Nullable Throwable cause) {
        super(
                key(shown.faults().getFirst()),
                false,
                cause,
                List.of(
                        shown.host(),
                        shown.names(),
                        shown.issuer(),
                        day(shown.until()),
                        day(shown.from())));
        this.shown = shown;
    }

    /// What the server showed.
    public ShownCertificate shown() {
        return shown;
    }

    /// True also if the rejection was kept and read again, and is no more than its sentence.
    public static boolean tells(Problem problem) {
        return keys().contains(problem.key());
    }

    /// The keys of all its sentences.
    public static Set<String> keys() {
        return Stream.of(ShownCertificate.Fault.values())
                .map(CertificateRejected::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String key(ShownCertificate.Fault gravest) {
        return switch (gravest) {
            case OTHER_KEY -> "mail.certificateChanged";
            case EXPIRED, NOT_YET -> "mail.certificateExpired";
            case SELF_SIGNED -> "mail.certificateSelfSigned";
            case UNKNOWN_ISSUER -> "mail.certificateUnknown";
            case OTHER_NAME -> "mail.certificateForOther";
        };
    }

    private static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
