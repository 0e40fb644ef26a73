package org.sportello.mail.signin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.security.auth.x500.X500Principal;

/// A certificate that was refused: who showed it, what stands in it, and all that is wrong with it.
///
/// @param faults the gravest first; never empty
/// @param names whom it is for
/// @param issuer who issued it
/// @param key SHA-256 of its public key (SubjectPublicKeyInfo, RFC 5280), in hexadecimal digits
public record ShownCertificate(
        String host,
        int port,
        List<Fault> faults,
        String names,
        String issuer,
        Instant from,
        Instant until,
        String key) {

    private static final Pattern COMMON_NAME = Pattern.compile("CN=((?:[^,\\\\]|\\\\.)*)");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
    private static final int MOST_NAMES = 5;
    private static final int LONGEST = 300;

    /// What can be wrong with a certificate, the gravest first.
    public enum Fault {
        /// An exception was made for this server, and now it shows another key.
        OTHER_KEY,
        /// Its time is over.
        EXPIRED,
        /// Its time has not come.
        NOT_YET,
        /// The server vouches for itself.
        SELF_SIGNED,
        /// Nobody whom we trust vouches for it.
        UNKNOWN_ISSUER,
        /// It is for another server.
        OTHER_NAME
    }

    public ShownCertificate {
        faults = List.copyOf(faults);
    }

    static ShownCertificate of(
            String host, int port, List<Fault> faults, X509Certificate certificate) {
        return new ShownCertificate(
                host,
                port,
                faults,
                plain(names(certificate)),
                plain(commonName(certificate.getIssuerX500Principal())),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                key(certificate));
    }

    /// What a certificate's key is recognised by.
    public static String key(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(certificate.getPublicKey().getEncoded()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /// A key's digits in groups, so that two people can compare them on the telephone.
    public static String grouped(String key) {
        return key.replaceAll("(....)(?!$)", "$1 ");
    }

    /// Host and port, as people write them.
    public String place() {
        return TrustedServer.place(host, port);
    }

    /// What stands in a certificate is a stranger's text.
    private static String plain(String text) {
        var line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String names(X509Certificate shown) {
        try {
            Collection<List<?>> names = shown.getSubjectAlternativeNames();
            if (names != null && !names.isEmpty()) {
                return names.stream()
                        .filter(name -> name.get(1) instanceof String)
                        .map(name -> (String) name.get(1))
                        .limit(MOST_NAMES)
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
