package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Checks who answers on one line, and remembers what was wrong, so that it can be said in words.
final class ServerIdentity extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager authorities;
    private final Trust trust;
    private final String host;
    private volatile @Nullable CertificateRejected rejected;
    private volatile @Nullable X509Certificate shown;

    ServerIdentity(X509ExtendedTrustManager authorities, Trust trust, String host) {
        this.authorities = authorities;
        this.trust = trust;
        this.host = host;
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
        if (trust.accepted().contains(chain[0])) {
            return;
        }
        try {
            authorities.checkServerTrusted(chain, kind, socket);
        } catch (CertificateException failure) {
            rejected = inWords(chain, kind, failure);
            throw failure;
        }
    }

    private CertificateRejected inWords(
            X509Certificate[] chain, String kind, CertificateException failure) {
        try {
            chain[0].checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException wrongTime) {
            return CertificateRejected.expired(host, chain[0], failure);
        }
        try {
            authorities.checkServerTrusted(chain, kind);
            return CertificateRejected.forOther(host, chain[0], failure);
        } catch (CertificateException alsoWithoutTheName) {
            return CertificateRejected.unknown(host, chain[0], failure);
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
