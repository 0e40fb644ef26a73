package org.sportello.mail.signin;

import org.sportello.mail.signin.ShownCertificate.Fault;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.X509ExtendedTrustManager;

/// Finds out all that is wrong with a certificate that Java has refused with one reason: whoever is
/// to make an exception must know every one.
final class CertificateFaults {

    private final X509ExtendedTrustManager authorities;
    private final X509Certificate[] chain;
    private final X509Certificate own;

    /// @param chain as the server sent it, its own certificate first
    CertificateFaults(X509ExtendedTrustManager authorities, X509Certificate[] chain) {
        this.authorities = authorities;
        this.chain = chain.clone();
        this.own = chain[0];
    }

    /// The gravest first.
    ///
    /// @param kind how the keys were exchanged, as TLS calls it
    /// @param socket knows whom we wanted to reach
    List<Fault> all(String kind, Socket socket) {
        var time = time();
        var faults =
                Stream.of(
                                time,
                                vouchedFor(time)
                                        ? Optional.<Fault>empty()
                                        : Optional.of(
                                                isSelfSigned()
                                                        ? Fault.SELF_SIGNED
                                                        : Fault.UNKNOWN_ISSUER),
                                isForOther(kind, socket)
                                        ? Optional.of(Fault.OTHER_NAME)
                                        : Optional.<Fault>empty())
                        .flatMap(Optional::stream)
                        .toList();
        // A rule of Java's that is none of these: too short a key, an outdated way of signing.
        return faults.isEmpty() ? List.of(Fault.UNKNOWN_ISSUER) : faults;
    }

    private Optional<Fault> time() {
        try {
            own.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException over) {
            return Optional.of(Fault.EXPIRED);
        } catch (CertificateNotYetValidException early) {
            return Optional.of(Fault.NOT_YET);
        }
    }

    private boolean isSelfSigned() {
        if (!own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
            return false;
        }
        try {
            own.verify(own.getPublicKey());
            return true;
        } catch (GeneralSecurityException byAnother) {
            return false;
        }
    }

    /// Judged at a moment at which the certificate itself was good, so that a date that is over
    /// does not hide who issued it.
    private boolean vouchedFor(Optional<Fault> time) {
        var known = authorities.getAcceptedIssuers();
        if (known.length == 0 || Arrays.asList(known).contains(own)) {
            return known.length > 0;
        }
        try {
            var anchors =
                    Arrays.stream(known)
                            .map(one -> new TrustAnchor(one, null))
                            .collect(Collectors.toSet());
            var wanted = new X509CertSelector();
            wanted.setCertificate(own);
            var parameters = new PKIXBuilderParameters(anchors, wanted);
            parameters.setRevocationEnabled(false);
            parameters.addCertStore(
                    CertStore.getInstance(
                            "Collection", new CollectionCertStoreParameters(List.of(chain))));
            time.ifPresent(fault ->
                    parameters.setDate(
                            fault == Fault.EXPIRED
                                    ? Date.from(own.getNotAfter().toInstant().minusSeconds(1))
                                    : own.getNotBefore()));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException nobody) {
            return false;
        }
    }

    /// Asked of Java itself, as if somebody vouched for this certificate alone: what it refuses
    /// then is the name.
    private boolean isForOther(String kind, Socket socket) {
        var alone = new X509Certificate[] {own};
        try {
            var believing = Trust.only(own);
            try {
                believing.checkServerTrusted(alone, kind);
            } catch (CertificateException notForServers) {
                return false;
            }
            believing.checkServerTrusted(alone, kind, socket);
            return false;
        } catch (GeneralSecurityException another) {
            return true;
        }
    }
}
