package org.sportello.mail.signin.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.sportello.kernel.Problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One sign-in in the browser (RFC 8252): a page of the provider to open, a door on this computer
/// through which the browser comes back with a code, and the exchange of the code for tokens. The
/// code is of no use to anyone else: only who knows the secret made here can change it (PKCE, RFC
/// 7636), and an answer that we did not ask for is not taken (`state`).
public final class BrowserSignIn implements AutoCloseable {

    private static final int RANDOM_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// What the browser shows when it comes back, as plain sentences.
    public record Sentences(String done, String failed) {}

    private final Provider provider;
    private final String secret;
    private final TokenDesk desk;
    private final Sentences sentences;
    private final HttpServer door;
    private final String redirect;
    private final String state = random();
    private final String verifier = random();
    private final CompletableFuture<Map<String, String>> came = new CompletableFuture<>();

    /// Opens the door; nothing is asked yet.
    ///
    /// @param secret the program's own; `""` where the provider gives none
    /// @throws ProviderRefused if nobody has registered this program there
    public BrowserSignIn(Provider provider, String secret, TokenDesk desk, Sentences sentences) {
        if (!provider.usable()) {
            throw ProviderRefused.notRegistered(provider.name());
        }
        this.provider = provider;
        this.secret = secret;
        this.desk = desk;
        this.sentences = sentences;
        try {
            door =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        redirect = "http://" + provider.here() + ":" + door.getAddress().getPort() + "/";
        door.createContext("/", this::answer);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.start();
    }

    /// The page to open in the browser.
    ///
    /// @param address whose account it is, so that the provider offers the right one
    public URI page(String address) {
        var asked = provider.authorization().toString();
        return URI.create(
                asked
                        + (provider.authorization().getRawQuery() == null ? "?" : "&")
                        + "response_type=code&client_id="
                        + TokenDesk.encoded(provider.clientId())
                        + "&redirect_uri="
                        + TokenDesk.encoded(redirect)
                        + "&scope="
                        + TokenDesk.encoded(provider.scope())
                        + "&state="
                        + state
                        + "&code_challenge="
                        + challenge()
                        + "&code_challenge_method=S256&login_hint="
                        + TokenDesk.encoded(address));
    }

    /// Waits until the browser has come back.
    ///
    /// @return the first tokens, a refresh token among them
    /// @throws Problem if the person or the provider says no, or nobody comes in this time
    public Tokens await(Duration patience) {
        var answer = answer(patience);
        var error = answer.getOrDefault("error", "");
        if (error.equals("access_denied")) {
            throw ProviderRefused.declined(provider);
        }
        if (!error.isEmpty()) {
            throw ProviderRefused.saying(provider, answer.getOrDefault("error_description", error));
        }
        var tokens =
                desk.exchange(
                        provider, secret, answer.getOrDefault("code", ""), redirect, verifier);
        if (tokens.refresh() == null) {
            throw ProviderRefused.saying(provider, "no refresh_token");
        }
        return tokens;
    }

    private Map<String, String> answer(Duration patience) {
        try {
            return came.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException nobody) {
            throw ProviderRefused.nobodyCame(provider);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw ProviderRefused.nobodyCame(provider);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /// The browser knocks. Only the answer to our own question counts; whatever else comes (the
    /// icon of the page, a stranger's try) gets nothing and changes nothing.
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = query(exchange.getRequestURI().getRawQuery());
            var ours = state.equals(query.get("state"));
            if (!ours || !exchange.getRequestURI().getPath().equals("/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var good = query.containsKey("code") && !query.containsKey("error");
            var page = html(good ? sentences.done() : sentences.failed());
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            came.complete(query);
        }
    }

    private static byte[] html(String sentence) {
        var text = sentence.replace("&", "&amp;").replace("<", "&lt;");
        return ("<!doctype html><meta charset=utf-8><title>Sportello</title><p>" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        var all = new HashMap<String, String>();
        if (raw != null) {
            for (var part : raw.split("&", -1)) {
                int cut = part.indexOf('=');
                if (cut > 0) {
                    all.put(decoded(part.substring(0, cut)), decoded(part.substring(cut + 1)));
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

    private String challenge() {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private static String random() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /// Shuts the door; who waits is told that nobody came.
    @Override
    public void close() {
        came.cancel(false);
        door.stop(0);
    }
}
