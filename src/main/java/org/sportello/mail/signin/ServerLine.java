package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Security;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// One line to a mail server: how the mail library has to set it up, a hand on its socket, and the
/// words for what can go wrong with it.
public final class ServerLine {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final ServerUrl url;
    private final ServerIdentity identity;
    private final LineSockets sockets;

    public ServerLine(ServerUrl url, Trust trust) {
        this.url = url;
        try {
            identity = new ServerIdentity(trust.authorities(), trust, url);
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {identity}, null);
            sockets = new LineSockets(context.getSocketFactory());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java cannot do TLS", broken);
        }
        if (url.security() != Security.PLAIN) {
            trust.exceptions().leansOn(this);
        }
    }

    boolean leadsTo(String host, int port) {
        return url.port() == port
                && TrustedServers.plain(url.host()).equals(TrustedServers.plain(host));
    }

    /// The mail library's properties for this line.
    ///
    /// @param protocol `imap` or `smtp`
    public Properties properties(String protocol) {
        var prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.put(prefix + "host", url.host());
        properties.put(prefix + "port", Integer.toString(url.port()));
        properties.put(prefix + "connectiontimeout", Long.toString(CONNECT.toMillis()));
        properties.put(prefix + "timeout", Long.toString(ANSWER.toMillis()));
        properties.put(prefix + "ssl.enable", Boolean.toString(url.security() == Security.TLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        var startTls = Boolean.toString(url.security() == Security.STARTTLS);
        properties.put(prefix + "starttls.enable", startTls);
        properties.put(prefix + "starttls.required", startTls);
        properties.put(prefix + "socketFactory", sockets.plain());
        properties.put(prefix + "ssl.socketFactory", sockets.secure());
        properties.put(prefix + "socketFactory.fallback", "false");
        return properties;
    }

    /// The line itself, for those who speak without the mail library: connected, and protected from
    /// the start if the URL says so.
    public Socket connect() throws IOException {
        var plain = sockets.plain().createSocket();
        plain.connect(
                new InetSocketAddress(url.host(), url.port()), Math.toIntExact(CONNECT.toMillis()));
        plain.setSoTimeout(Math.toIntExact(ANSWER.toMillis()));
        return url.security() == Security.TLS ? secured(plain) : plain;
    }

    /// The same line, protected from now on; the server's name is checked.
    public Socket secured(Socket plain) throws IOException {
        var socket = (SSLSocket) sockets.secure().createSocket(plain, url.host(), url.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /// How long an answer may take from now on.
    public void patience(Duration time) throws IOException {
        var socket = sockets.last();
        if (socket != null) {
            socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        }
    }

    /// Back to the usual time for an answer.
    public void usualPatience() throws IOException {
        patience(ANSWER);
    }

    /// Cuts the line at once; whoever waits on it gets an error. From any thread, any number of
    /// times.
    public void cut() {
        Socket socket = sockets.last();
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is down either way, and that was the wish.
        }
    }

    /// The certificate that the server has shown; empty on a line without protection.
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(identity.shown());
    }

    /// The words for a failure while the line is set up.
    public Problem whileConnecting(Throwable failure) {
        var rejected = identity.rejected();
        if (rejected != null) {
            return rejected;
        }
        if (find(failure, UnknownHostException.class) != null) {
            return MailboxUnreachable.unknown(url.host(), failure);
        }
        if (find(failure, SocketTimeoutException.class) != null) {
            return MailboxUnreachable.silent(url.host(), url.port(), failure);
        }
        if (find(failure, SSLException.class) != null) {
            return new NotAMailServer(url.host(), url.port(), failure);
        }
        if (find(failure, IOException.class) != null) {
            return MailboxUnreachable.refused(url.host(), url.port(), failure);
        }
        return new NotAMailServer(url.host(), url.port(), failure);
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
