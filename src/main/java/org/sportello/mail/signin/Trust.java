package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom we believe: the authorities that come with Java, and certificates that the agent has
/// accepted by hand: a server in the own house that vouches for itself, or the own house's
/// authority, whose servers still have to carry the right name and date.
///
/// @param accepted a server that shows one of these is good as it is, whatever name or date it
///   carries; those that are an authority vouch for others
public record Trust(List<X509Certificate> accepted) {

    private static final int NO_AUTHORITY = -1;

    public Trust {
        accepted = List.copyOf(accepted);
    }

    /// Nobody but the usual authorities.
    public static Trust usual() {
        return new Trust(List.of());
    }

    /// The usual authorities and the certificates of a PEM file, if that exists.
    ///
    /// @throws Problem `mail.trustedUnreadable` if there is something else in it
    public static Trust with(Path pem) {
        if (!Files.exists(pem)) {
            return usual();
        }
        try (InputStream in = Files.newInputStream(pem)) {
            return new Trust(
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (IOException | CertificateException unreadable) {
            throw new Problem("mail.trustedUnreadable", false, unreadable, pem.toString());
        }
    }

    X509ExtendedTrustManager authorities() throws GeneralSecurityException {
        var usual = manager(null);
        var own =
                accepted.stream().filter(one -> one.getBasicConstraints() != NO_AUTHORITY).toList();
        if (own.isEmpty()) {
            return usual;
        }
        try {
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (var one : usual.getAcceptedIssuers()) {
                all.setCertificateEntry("usual " + number++, one);
            }
            for (var one : own) {
                all.setCertificateEntry("own " + number++, one);
            }
            return manager(all);
        } catch (IOException inMemory) {
            throw new GeneralSecurityException(inMemory);
        }
    }

    /// @param store null for the authorities that come with Java
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usual) {
                return usual;
            }
        }
        throw new GeneralSecurityException("This Java has no certificate authorities");
    }
}
