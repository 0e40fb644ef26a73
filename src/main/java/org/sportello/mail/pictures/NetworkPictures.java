package org.sportello.mail.pictures;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Gets the pictures of one message from the network after the agent has allowed them: without
/// cookies, within limits of number, size and time, and never from the agent's own computer or its
/// neighbours. Each name is looked up once and the line goes to the address that was looked at, so
/// that a name cannot be one thing when it is asked and another when it is used. A picture that
/// cannot be had stays its own placeholder: there is nothing the agent could do. Safe for use by
/// several threads.
public final class NetworkPictures {

    static final int LARGEST = 5_000_000;
    private static final long ALL_TOGETHER = 40_000_000;
    private static final int MOST = 200;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FREE_PORTS = 1024;

    private final Names names;
    private final Predicate<InetAddress> allowed;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong got = new AtomicLong();

    /// Looks up the addresses of a name.
    @FunctionalInterface
    interface Names {

        InetAddress[] addresses(String host) throws IOException;
    }

    /// For the pictures of one message.
    public NetworkPictures() {
        this(InetAddress::getAllByName, PublicAddress::is);
    }

    NetworkPictures(Names names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /// The picture's bytes; empty if it cannot be had, or must not be.
    public Optional<byte[]> fetch(String url) {
        if (asked.incrementAndGet() > MOST) {
            return Optional.empty();
        }
        try {
            var picture = followed(new URI(url.strip().replace(" ", "%20")));
            return picture.filter(bytes -> got.addAndGet(bytes.length) <= ALL_TOGETHER);
        } catch (IOException | URISyntaxException | IllegalArgumentException unreachable) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> followed(URI first) throws IOException {
        var uri = first;
        long until = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            if (!acceptable(uri)) {
                return Optional.empty();
            }
            try (var socket = connect(uri, until)) {
                var answer = PictureAnswer.to(uri, socket);
                var next = answer.redirect(uri);
                if (next.isEmpty()) {
                    return answer.picture();
                }
                if (secure(uri) && !secure(next.get())) {
                    return Optional.empty();
                }
                uri = next.get();
            }
        }
        return Optional.empty();
    }

    private static boolean acceptable(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        int port = port(uri);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && (port == HTTP || port == HTTPS || port >= FREE_PORTS);
    }

    private static boolean secure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : secure(uri) ? HTTPS : HTTP;
    }

    private Socket connect(URI uri, long until) throws IOException {
        var host = IDN.toASCII(uri.getHost().replace("[", "").replace("]", ""));
        var socket = new Socket();
        // Whatever trickles in, the line ends at its time.
        long left = Math.max(1, until - System.nanoTime());
        CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS).execute(() -> close(socket));
        try {
            int patience = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(address(host), port(uri)), patience);
            return secure(uri) ? secured(socket, host, port(uri)) : socket;
        } catch (IOException | RuntimeException failure) {
            close(socket);
            throw failure;
        }
    }

    /// One private address among several is enough to stay away.
    private InetAddress address(String host) throws IOException {
        var all = names.addresses(host);
        for (var one : all) {
            if (!allowed.test(one)) {
                throw new IOException("not in the public net");
            }
        }
        return all[0];
    }

    private static Socket secured(Socket socket, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var line = (SSLSocket) factory.createSocket(socket, host, port, true);
        var parameters = line.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        line.setSSLParameters(parameters);
        line.startHandshake();
        return line;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is of no use any more, whatever its end looks like.
            return;
        }
    }
}
