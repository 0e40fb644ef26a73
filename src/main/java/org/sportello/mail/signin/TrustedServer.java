package org.sportello.mail.signin;

import java.time.Instant;

/// An exception that somebody made: this server, with this key, is the right one whatever is wrong
/// with its certificate. It says nothing about other servers, other ports or other keys; a new
/// certificate for the same key is covered.
///
/// @param key SHA-256 of its public key (SubjectPublicKeyInfo), in hexadecimal digits
/// @param names whom the certificate was for when it was accepted; for people
/// @param issuer who had issued it
/// @param until until when it was good
/// @param since when the exception was made
public record TrustedServer(
        String host,
        int port,
        String key,
        String names,
        String issuer,
        Instant until,
        Instant since) {

    public TrustedServer {
        host = TrustedServers.plain(host);
    }

    /// The exception for what a server has shown.
    public static TrustedServer of(ShownCertificate shown, Instant now) {
        return new TrustedServer(
                shown.host(),
                shown.port(),
                shown.key(),
                shown.names(),
                shown.issuer(),
                shown.until(),
                now);
    }

    /// Host and port, as people write them.
    public String place() {
        return place(host, port);
    }

    static String place(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
