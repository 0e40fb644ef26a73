package org.sportello.mail.signin.provider;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.signin.MailboxUnreachable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Asks a provider for tokens (RFC 6749 §4.1.3 and §6). Nothing of what is said or answered is
/// logged.
public final class TokenDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /// Only a person in a browser can put these right (RFC 6749 §5.2; the others are said by
    /// Microsoft when a rule of the house has changed).
    private static final Set<String> ENDED =
            Set.of("invalid_grant", "interaction_required", "consent_required", "login_required");

    /// These pass by themselves, whatever the status of the answer is.
    private static final Set<String> AWAY = Set.of("server_error", "temporarily_unavailable");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_ANSWER = 100_000;

    private final InstantSource clock;

    public TokenDesk(InstantSource clock) {
        this.clock = clock;
    }

    /// Made when it is needed, once in an hour, and let go.
    private static HttpClient network() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(15))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// The first tokens, for the code that the browser brought.
    ///
    /// @param secret the program's own; `""` where the provider gives none
    Tokens exchange(
            Provider provider, String secret, String code, String redirect, String verifier) {
        var form = form(provider, secret, "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", verifier);
        return switch (ask(provider, form)) {
            case Given(var tokens) -> tokens;
            case Ended(var words) -> throw ProviderRefused.saying(provider, words);
        };
    }

    /// The next tokens; empty if the permission has ended.
    ///
    /// @param secret the program's own; `""` where the provider gives none
    Optional<Tokens> refresh(Provider provider, String secret, String refresh) {
        var form = form(provider, secret, "refresh_token");
        form.put("refresh_token", refresh);
        form.put("scope", provider.scope());
        return ask(provider, form) instanceof Given(var tokens)
                ? Optional.of(tokens)
                : Optional.empty();
    }

    /// What a provider says of itself at a well-known place; empty if it says nothing.
    Optional<JsonNode> published(URI address) {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(SHORT_PATIENCE)
                        .header("Accept", "application/json")
                        .build();
        try (var http = network()) {
            var answer =
                    http.send(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
            return answer.statusCode() == 200
                    ? Optional.ofNullable(json(answer.body()))
                    : Optional.empty();
        } catch (IOException nothing) {
            return Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// How a provider answered.
    private sealed interface Answer {}

    private record Given(Tokens tokens) implements Answer {}

    /// Only a person in a browser can put it right.
    private record Ended(String words) implements Answer {}

    private static Map<String, String> form(Provider provider, String secret, String grant) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", grant);
        form.put("client_id", provider.clientId());
        if (!secret.isEmpty()) {
            form.put("client_secret", secret);
        }
        return form;
    }

    private Answer ask(Provider provider, Map<String, String> form) {
        var response = post(provider, form);
        var answer = json(response.body());
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw MailboxUnreachable.busy(host(provider), null);
        }
        if (answer == null) {
            throw ProviderRefused.saying(provider, "HTTP " + response.statusCode());
        }
        var error = answer.path("error").asString("");
        if (AWAY.contains(error)) {
            throw MailboxUnreachable.busy(host(provider), null);
        }
        var description = answer.path("error_description").asString("");
        if (ENDED.contains(error)) {
            return new Ended(words(error, description));
        }
        var access = answer.path("access_token").asString("");
        var kind = answer.path("token_type").asString("Bearer");
        if (response.statusCode() != 200 || !error.isEmpty() || access.isEmpty()) {
            var said = words(error, description);
            throw ProviderRefused.saying(
                    provider, said.isEmpty() ? "HTTP " + response.statusCode() : said);
        }
        if (!kind.equalsIgnoreCase("Bearer")) {
            throw ProviderRefused.saying(provider, words("token_type " + kind, ""));
        }
        var refresh = answer.path("refresh_token").asString("");
        var seconds = answer.path("expires_in").asLong(USUAL.toSeconds());
        return new Given(
                new Tokens(
                        access,
                        refresh.isEmpty() ? null : refresh,
                        clock.instant().plusSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds()))));
    }

    /// A stranger's words, fit for a sentence: one line, without control characters, not too long.
    static String words(String error, String description) {
        var more = description.lines().findFirst().orElse("");
        var all = CONTROL.matcher(error + (more.isBlank() ? "" : ": " + more)).replaceAll(" ");
        return all.strip().substring(0, Math.min(LONGEST_WORDS, all.strip().length()));
    }

    private HttpResponse<String> post(Provider provider, Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(provider.token())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (var http = network()) {
            return http.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        } catch (HttpTimeoutException slow) {
            throw MailboxUnreachable.silent(host(provider), port(provider), slow);
        } catch (ConnectException refused) {
            throw MailboxUnreachable.refused(host(provider), port(provider), refused);
        } catch (IOException broken) {
            throw MailboxUnreachable.lost(host(provider), broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw MailboxUnreachable.lost(host(provider), ended);
        }
    }

    private static String host(Provider provider) {
        return String.valueOf(provider.token().getHost());
    }

    private static int port(Provider provider) {
        return provider.token().getPort() < 0 ? 443 : provider.token().getPort();
    }

    private static @Nullable JsonNode json(String body) {
        try {
            var tree = JsonMapper.shared().readTree(body);
            return tree.isObject() ? tree : null;
        } catch (JacksonException none) {
            return null;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
