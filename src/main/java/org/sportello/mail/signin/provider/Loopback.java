package org.sportello.mail.signin.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.signin.provider.BrowserSignIn.Sentences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// The door on this computer through which the browser comes back (RFC 8252 §7.3): at a port that
/// the system chooses, reachable from this computer only, for one answer.
final class Loopback implements AutoCloseable {

    private final String state;
    private final Sentences sentences;
    private final List<HttpServer> doors = new ArrayList<>();
    private final String address;
    private final CompletableFuture<Map<String, String>> came;

    /// @param name how the browser finds the way back: digits, or `localhost`
    /// @param state what the answer to our own question carries
    /// @param came gets the answer
    Loopback(
            String name,
            String state,
            Sentences sentences,
            CompletableFuture<Map<String, String>> came) {
        this.state = state;
        this.sentences = sentences;
        this.came = came;
        try {
            var door = open("127.0.0.1", 0);
            var port = door.getAddress().getPort();
            address = "http://" + name + ":" + port + "/";
            if (name.equals("localhost")) {
                alsoBySix(port);
            }
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// A browser may take the name for either; nobody else is to stand behind the other door.
    private void alsoBySix(int port) {
        try {
            open("::1", port);
        } catch (IOException none) {
            // A computer without IPv6: then the name means the other one.
        }
    }

    private HttpServer open(String here, int port) throws IOException {
        var door = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(here), port), 0);
        door.createContext("/", this::answer);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.start();
        doors.add(door);
        return door;
    }

    /// Where the browser comes back to.
    String address() {
        return address;
    }

    /// The browser knocks. Only the first answer to our own question counts; whatever else comes
    /// (the icon of the page, a stranger's try, the same page once more) gets nothing and changes
    /// nothing.
    private void answer(HttpExchange exchange) throws IOException {
        var query = query(exchange.getRequestURI().getRawQuery());
        var ours =
                exchange.getRequestMethod().equals("GET")
                        && exchange.getRequestURI().getPath().equals("/")
                        && state.equals(query.get("state"))
                        && !came.isDone();
        try (exchange) {
            if (ours) {
                show(exchange, query.containsKey("code") && !query.containsKey("error"));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } finally {
            // Not before the page is with the browser: then the door is shut.
            if (ours) {
                came.complete(query);
            }
        }
    }

    private void show(HttpExchange exchange, boolean good) throws IOException {
        var page = html(good ? sentences.done() : sentences.failed());
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    private byte[] html(String sentence) {
        return ("<!doctype html><html lang=\""
                        + plain(sentences.language())
                        + "\"><meta charset=utf-8><meta name=color-scheme content=\"light dark\">"
                        + "<meta name=viewport content=\"width=device-width\">"
                        + "<title>Sportello</title><h1>Sportello</h1><p>"
                        + plain(sentence)
                        + "</p></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /// A name that comes twice is a trick: of two, neither counts (RFC 6749 §3.1).
    private static Map<String, String> query(@Nullable String raw) {
        var all = new HashMap<String, String>();
        if (raw == null) {
            return all;
        }
        for (var part : raw.split("&", -1)) {
            int cut = part.indexOf('=');
            if (cut > 0) {
                var before =
                        all.put(decoded(part.substring(0, cut)), decoded(part.substring(cut + 1)));
                if (before != null) {
                    return Map.of();
                }
            }
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return "";
        }
    }

    @Override
    public void close() {
        doors.forEach(door -> door.stop(0));
    }
}
