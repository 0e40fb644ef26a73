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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom we believe: the authorities that come with Java, those of the own house, and the servers
/// for which somebody has made an exception.
///
/// @param house certificates of the own house: authorities that vouch for others, and servers. They
///   are good for the names in them and until their date, like any other
/// @param exceptions servers with a key that is good for them alone
public record Trust(List<X509Certificate> house, Exceptions exceptions) {

    /// Servers that are believed whatever is wrong with their certificate.
    @FunctionalInterface
    public interface Exceptions {

        /// The exception for this server, whatever key it shows now.
        Optional<TrustedServer> find(String host, int port);

        /// A protected line is about to ask for exceptions; whoever takes one back may want to cut
        /// it.
        default void leansOn(ServerLine line) {
            // Exceptions that never change need no hand on the lines.
        }
    }

    private enum NoExceptions implements Exceptions {
        NONE;

        @Override
        public Optional<TrustedServer> find(String host, int port) {
            return Optional.empty();
        }
    }

    public Trust {
        house = List.copyOf(house);
    }

    /// Without exceptions.
    public Trust(List<X509Certificate> house) {
        this(house, NoExceptions.NONE);
    }

    /// Nobody but the usual authorities.
    public static Trust usual() {
        return new Trust(List.of());
    }

    /// The usual authorities, the certificates of a PEM file, if that exists, and exceptions.
    ///
    /// @throws Problem `mail.trustedUnreadable` if there is something else in the file
    public static Trust with(Path pem, Exceptions exceptions) {
        if (!Files.exists(pem)) {
            return new Trust(List.of(), exceptions);
        }
        try (InputStream in = Files.newInputStream(pem)) {
            return new Trust(
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList(),
                    exceptions);
        } catch (IOException | CertificateException unreadable) {
            throw new Problem("mail.trustedUnreadable", false, unreadable, pem.toString());
        }
    }

    X509ExtendedTrustManager authorities() throws GeneralSecurityException {
        var usual = manager(null);
        if (house.isEmpty()) {
            return usual;
        }
        var all = new ArrayList<>(List.of(usual.getAcceptedIssuers()));
        all.addAll(house);
        return of(all);
    }

    /// Believes this one certificate and nobody else.
    static X509ExtendedTrustManager only(X509Certificate certificate)
            throws GeneralSecurityException {
        return of(List.of(certificate));
    }

    private static X509ExtendedTrustManager of(List<X509Certificate> certificates)
            throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var one : certificates) {
                store.setCertificateEntry("known " + number++, one);
            }
            return manager(store);
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
