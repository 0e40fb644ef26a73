package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.security.auth.x500.X500Principal;

/// The server could not prove who it is: we hang up before any password is said.
public final class CertificateRejected extends Problem {

    private static final long serialVersionUID = 1L;

    private static final Pattern COMMON_NAME = Pattern.compile("CN=((?:[^,\\\\]|\\\\.)*)");

    private CertificateRejected(String key, @Nullable Throwable cause, List<?> arguments) {
        super(key, false, cause, arguments);
    }

    /// Its time is over, or has not come.
    static CertificateRejected expired(String host, X509Certificate shown, Throwable cause) {
        return of("mail.certificateExpired", host, shown, cause);
    }

    /// It is good, but somebody else's.
    static CertificateRejected forOther(String host, X509Certificate shown, Throwable cause) {
        return of("mail.certificateForOther", host, shown, cause);
    }

    /// Nobody whom we trust vouches for it.
    static CertificateRejected unknown(String host, X509Certificate shown, Throwable cause) {
        return of("mail.certificateUnknown", host, shown, cause);
    }

    private static CertificateRejected of(
            String key, String host, X509Certificate shown, Throwable cause) {
        return new CertificateRejected(
                key,
                cause,
                List.of(
                        host,
                        names(shown),
                        commonName(shown.getIssuerX500Principal()),
                        day(shown.getNotAfter()),
                        day(shown.getNotBefore())));
    }

    private static String day(Date date) {
        return date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String names(X509Certificate shown) {
        try {
            Collection<List<?>> names = shown.getSubjectAlternativeNames();
            if (names != null && !names.isEmpty()) {
                return names.stream()
                        .filter(name -> name.get(1) instanceof String)
                        .map(name -> (String) name.get(1))
                        .limit(5)
                        .collect(Collectors.joining(", "));
            }
        } catch (CertificateParsingException unreadable) {
            return commonName(shown.getSubjectX500Principal());
        }
        return commonName(shown.getSubjectX500Principal());
    }

    private static String commonName(X500Principal who) {
        var found = COMMON_NAME.matcher(who.getName());
        return found.find() ? found.group(1).replace("\\", "") : who.getName();
    }
}
