package org.sportello.mail.signin.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An identity provider on a free port of this computer: authorize, token, refresh, revoke, and
/// introspection for mail servers (RFC 7662). It is strict about PKCE, the redirect and the secret
/// of the program, and hands out a new refresh token each time: the one before is dead then.
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "sportello-test";

    private final HttpServer server;
    private final String account;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<String> accesses = ConcurrentHashMap.newKeySet();
    private final Set<String> refreshes = ConcurrentHashMap.newKeySet();
    private final List<String> given = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile String secret = "";
    private volatile boolean declines;
    private volatile int seconds = 3600;
    private volatile int broken;
    private volatile String answers = "";
    private volatile @Nullable Boolean publishes;
    private volatile String error = "temporarily_unavailable";

    /// @param account the name that mail servers are told for every token
    public IdentityProvider(String account) throws IOException {
        this.account = account;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/authorize", this::authorize);
        server.createContext("/.well-known/openid-configuration", this::published);
        server.createContext("/token", this::token);
        server.createContext("/revoke", this::revoke);
        server.createContext("/introspect", this::introspect);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// As the program is told of it.
    public Provider provider() {
        return new Provider(
                "house",
                "Our House",
                url("/authorize?prompt=consent"),
                url("/token"),
                "mail offline_access",
                CLIENT,
                List.of("example.org"));
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// From now on programs have to say this.
    public void secret(String wanted) {
        secret = wanted;
    }

    /// From now on the person says no.
    public void declines() {
        declines = true;
    }

    /// How long the next accesses are good.
    public void seconds(int wanted) {
        seconds = wanted;
    }

    /// From now on it only answers with this HTTP status; 0: it works.
    public void broken(int status) {
        broken = status;
    }

    /// The same, with this word for it.
    public void broken(int status, String word) {
        error = word;
        broken = status;
    }

    /// What every answer in the browser says beside the code: `&iss=…`.
    public void answers(String more) {
        answers = more;
    }

    /// From now on it publishes who it is.
    ///
    /// @param always that each answer says so (RFC 9207)
    public void publishes(boolean always) {
        publishes = always;
    }

    private void published(HttpExchange exchange) throws IOException {
        var always = publishes;
        if (always == null) {
            say(exchange, 404, Map.of());
        } else {
            say(
                    exchange,
                    200,
                    Map.of(
                            "issuer",
                            url("").toString(),
                            "authorization_endpoint",
                            url("/authorize").toString(),
                            "authorization_response_iss_parameter_supported",
                            always));
        }
    }

    /// Takes every permission back, as the person would in the account's settings.
    public void revokeAll() {
        accesses.clear();
        refreshes.clear();
    }

    /// Ends every access; permissions stay.
    public void endAccesses() {
        accesses.clear();
    }

    public boolean good(String access) {
        return accesses.contains(access);
    }

    /// Every token that was ever given out.
    public List<String> given() {
        return given;
    }

    /// What a person's browser does with the page: it follows where it is sent, and shows this.
    public static String browse(URI page) {
        try (var http =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build()) {
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var right =
                CLIENT.equals(asked.get("client_id"))
                        && "code".equals(asked.get("response_type"))
                        && "S256".equals(asked.get("code_challenge_method"))
                        && "consent".equals(asked.get("prompt"))
                        && asked.getOrDefault("redirect_uri", "").startsWith("http://127.0.0.1:")
                        && asked.containsKey("state");
        if (!right) {
            say(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        var code = "code-" + number.incrementAndGet();
        codes.put(code, asked);
        var answer = declines ? "error=access_denied" : "code=" + code;
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri")
                                + "?"
                                + answer
                                + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8)
                                + answers);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = body(exchange);
        if (broken != 0) {
            say(exchange, broken, Map.of("error", error));
        } else if (!CLIENT.equals(asked.get("client_id"))
                || !asked.getOrDefault("client_secret", "").equals(secret)) {
            say(exchange, 401, Map.of("error", "invalid_client"));
        } else if (asked.getOrDefault("grant_type", "").equals("refresh_token")) {
            var known = refreshes.remove(asked.getOrDefault("refresh_token", ""));
            give(exchange, known);
        } else {
            var code = codes.remove(asked.getOrDefault("code", ""));
            give(exchange, code != null && ours(code, asked));
        }
    }

    private static boolean ours(Map<String, String> code, Map<String, String> asked) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    asked.getOrDefault("code_verifier", "")
                                            .getBytes(StandardCharsets.US_ASCII));
            var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return challenge.equals(code.get("code_challenge"))
                    && asked.getOrDefault("redirect_uri", "").equals(code.get("redirect_uri"));
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void give(HttpExchange exchange, boolean known) throws IOException {
        if (!known) {
            say(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var access = "SECRET-access-" + number.incrementAndGet();
        var refresh = "SECRET-refresh-" + number.incrementAndGet();
        accesses.add(access);
        refreshes.add(refresh);
        given.addAll(List.of(access, refresh));
        say(
                exchange,
                200,
                Map.of(
                        "access_token",
                        access,
                        "refresh_token",
                        refresh,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        seconds));
    }

    private void revoke(HttpExchange exchange) throws IOException {
        var token = body(exchange).getOrDefault("token", "");
        refreshes.remove(token);
        accesses.remove(token);
        say(exchange, 200, Map.of());
    }

    private void introspect(HttpExchange exchange) throws IOException {
        var token = new ArrayList<>(List.of(body(exchange).getOrDefault("token", "")));
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
            token.add(header.substring("Bearer ".length()));
        }
        var query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            token.addAll(parameters(query).values());
        }
        var good = token.stream().anyMatch(accesses::contains);
        say(
                exchange,
                200,
                good ? Map.of("active", true, "username", account) : Map.of("active", false));
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        return parameters(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String text) {
        var all = new HashMap<String, String>();
        for (var part : text.split("&", -1)) {
            int cut = part.indexOf('=');
            if (cut > 0) {
                all.put(
                        part.substring(0, cut),
                        URLDecoder.decode(part.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private static void say(HttpExchange exchange, int status, Map<String, ?> answer)
            throws IOException {
        try (exchange) {
            var bytes = JsonMapper.shared().writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
