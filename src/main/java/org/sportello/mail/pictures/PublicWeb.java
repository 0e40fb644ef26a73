package org.sportello.mail.pictures;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/// The way to web servers of the public net: asks for pictures, and for nothing else, with nothing
/// that a server could know us by, and follows no redirect by itself. Requests that run at the same
/// time share lines; when none runs, no line is left open. Safe for use by several threads.
final class PublicWeb {

    private static final int LINES_TO_ONE_SERVER = 10;
    private static final int LINES = 40;
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_FIELDS = 100;

    private final PoolingHttpClientConnectionManager lines;
    private final MinimalHttpClient client;
    private final AtomicInteger running = new AtomicInteger();

    /// As this computer sees it: its own look-up of names, and the authorities that its Java knows.
    static PublicWeb ours(Duration patience) {
        try {
            var names = new PublicNames(InetAddress::getAllByName, PublicAddress::is);
            return new PublicWeb(names, SSLContext.getDefault(), patience);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("a Java without TLS", broken);
        }
    }

    /// Each name is looked up by these, at every connection anew, and the line goes to what they
    /// answered: so a name cannot be one thing when it is asked and another when it is used.
    ///
    /// @param tls whom to believe
    /// @param patience at each step of a request
    PublicWeb(PublicNames names, SSLContext tls, Duration patience) {
        var longest = Timeout.of(patience);
        lines =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setTlsSocketStrategy(
                                // The JDK itself holds the name against the certificate.
                                new DefaultClientTlsStrategy(
                                        tls,
                                        HostnameVerificationPolicy.BUILTIN,
                                        NoopHostnameVerifier.INSTANCE))
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(
                                                Http1Config.custom()
                                                        .setMaxLineLength(LONGEST_LINE)
                                                        .setMaxHeaderCount(MOST_FIELDS)
                                                        .build())
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(longest)
                                        .setSocketTimeout(longest)
                                        .build())
                        .setMaxConnPerRoute(LINES_TO_ONE_SERVER)
                        .setMaxConnTotal(LINES)
                        .build();
        // The one without cookies, accounts, redirects, compression and second tries.
        client = HttpClients.createMinimal(lines);
    }

    /// What is there. Whatever trickles in, the request ends at its time (of `System.nanoTime`).
    PictureAnswer ask(URI uri, long until) throws IOException {
        var request = new HttpGet(URI.create(uri.toASCIIString()));
        request.setHeader(HttpHeaders.USER_AGENT, "Mozilla/5.0");
        request.setHeader(HttpHeaders.ACCEPT, "image/*");
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        long left = Math.max(1, until - System.nanoTime());
        request.setConfig(
                RequestConfig.custom()
                        .setConnectionRequestTimeout(left, TimeUnit.NANOSECONDS)
                        .build());
        var end = ForkJoinPool.commonPool().schedule(request::cancel, left, TimeUnit.NANOSECONDS);
        running.incrementAndGet();
        try {
            var response =
                    client.executeOpen(HttpHost.create(uri), request, HttpClientContext.create());
            return PictureAnswer.of(uri, response);
        } catch (IllegalStateException released) {
            // So the library says that the line was taken away between two of its steps.
            var ended = new InterruptedIOException("out of time");
            ended.initCause(released);
            throw ended;
        } finally {
            // Not closed: that would read the rest first, however long it is.
            request.cancel();
            end.cancel(false);
            if (running.decrementAndGet() == 0) {
                lines.closeIdle(TimeValue.ZERO_MILLISECONDS);
            }
        }
    }
}
