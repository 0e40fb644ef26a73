package org.sportello.mail.signin;

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

/// Whom we believe: the authorities that come with Java, and single certificates that the agent has
/// accepted by hand (a server in the own house that vouches for itself).
///
/// @param accepted certificates that are good as they are, whatever name or date they carry
public record Trust(List<X509Certificate> accepted) {

    public Trust {
        accepted = List.copyOf(accepted);
    }

    /// Nobody but the usual authorities.
    public static Trust usual() {
        return new Trust(List.of());
    }

    /// The usual authorities and the certificates of a PEM file, if that exists.
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
            throw new IllegalStateException("Cannot read " + pem, unreadable);
        }
    }

    static X509ExtendedTrustManager authorities() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usual) {
                return usual;
            }
        }
        throw new GeneralSecurityException("This Java has no certificate authorities");
    }
}
