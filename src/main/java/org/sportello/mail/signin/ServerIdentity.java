package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.signin.ShownCertificate.Fault;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Checks who answers on one line, and remembers what was wrong, so that it can be said in words.
final class ServerIdentity extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager authorities;
    private final Trust trust;
    private final ServerUrl url;
    private volatile @Nullable CertificateRejected rejected;
    private volatile @Nullable X509Certificate shown;

    ServerIdentity(X509ExtendedTrustManager authorities, Trust trust, ServerUrl url) {
        this.authorities = authorities;
        this.trust = trust;
        this.url = url;
    }

    /// What the server showed on this line; null before, and on a line without protection.
    @Nullable X509Certificate shown() {
        return shown;
    }

    @Nullable CertificateRejected rejected() {
        return rejected;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        shown = chain[0];
        try {
            authorities.checkServerTrusted(chain, kind, socket);
            // Java does not look at the date of a certificate that is trusted by itself.
            chain[0].checkValidity();
        } catch (CertificateException failure) {
            var exception = trust.exceptions().find(url.host(), url.port());
            var key = ShownCertificate.key(chain[0]);
            if (exception.filter(one -> one.key().equals(key)).isPresent()) {
                return;
            }
            var faults = new ArrayList<Fault>();
            exception.ifPresent(_ -> faults.add(Fault.OTHER_KEY));
            faults.addAll(new CertificateFaults(authorities, chain).all(kind, socket));
            rejected =
                    new CertificateRejected(
                            ShownCertificate.of(url.host(), url.port(), faults, chain[0]), failure);
            throw failure;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Only sockets are used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        throw new CertificateException("Without a socket the name cannot be checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        throw new CertificateException("We are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("We are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        throw new CertificateException("We are no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
