package org.sportello.mail.pictures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Gets the pictures of one message from the network after the agent has allowed them: without
/// cookies, within limits of number, size and time, and never from the agent's own computer or its
/// neighbours. A picture that cannot be had stays its own placeholder: there is nothing the agent
/// could do. Costs nothing before the first picture. Safe for use by several threads.
public final class NetworkPictures {

    private static final long ALL_TOGETHER = 40_000_000;
    private static final int MOST = 200;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FREE_PORTS = 1024;

    private final Supplier<PublicWeb> makesWeb;
    private final Duration longest;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong got = new AtomicLong();
    private @Nullable PublicWeb web;

    /// For the pictures of one message.
    public NetworkPictures() {
        this(() -> PublicWeb.ours(LONGEST), LONGEST);
    }

    NetworkPictures(Supplier<PublicWeb> makesWeb, Duration longest) {
        this.makesWeb = makesWeb;
        this.longest = longest;
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
        long until = System.nanoTime() + longest.toNanos();
        for (int i = 0; i <= MOST_REDIRECTS && acceptable(uri); i++) {
            var answer = web().ask(uri, until);
            if (!(answer instanceof PictureAnswer.Moved(var to)) || (secure(uri) && !secure(to))) {
                return answer.picture();
            }
            uri = to;
        }
        return Optional.empty();
    }

    private static boolean acceptable(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && (port == -1 || port == HTTP || port == HTTPS || port >= FREE_PORTS);
    }

    private static boolean secure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /// Most messages never ask: the library is loaded for the first that does.
    private synchronized PublicWeb web() {
        if (web == null) {
            web = makesWeb.get();
        }
        return web;
    }
}
