package org.sportello.mail.signin.provider;

import org.sportello.kernel.Problem;
import org.sportello.mail.signin.MailboxUnreachable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One sign-in in the browser (RFC 8252): a page of the provider to open, a door on this computer
/// through which the browser comes back with a code, and the exchange of the code for tokens. The
/// code is of no use to anyone else: only who knows the secret made here can change it (PKCE, RFC
/// 7636); an answer that we did not ask for is not taken (`state`), nor one of another provider
/// (`iss`).
public final class BrowserSignIn implements AutoCloseable {

    private static final int RANDOM_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// What the browser shows when it comes back, as plain sentences.
    ///
    /// @param language theirs, as a tag such as `it`
    public record Sentences(String language, String done, String failed) {}

    private final Provider provider;
    private final String secret;
    private final TokenDesk desk;
    private final Loopback door;
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
        door = new Loopback(provider.here(), state, sentences, came);
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
                        + TokenDesk.encoded(door.address())
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
        var issuer = Issuer.of(provider, desk::published);
        var answer = answer(patience);
        issuer.check(provider, answer.get("iss"));
        var code = answer.getOrDefault("code", "");
        var error = answer.getOrDefault("error", code.isEmpty() ? "no code" : "");
        if (!error.isEmpty()) {
            throw refused(error, answer.getOrDefault("error_description", ""));
        }
        var tokens = desk.exchange(provider, secret, code, door.address(), verifier);
        if (tokens.refresh() == null) {
            throw ProviderRefused.notLasting(provider);
        }
        return tokens;
    }

    /// The provider's no, as it came back with the browser (RFC 6749 §4.1.2.1).
    private Problem refused(String error, String description) {
        return switch (error) {
            case "access_denied" -> ProviderRefused.declined(provider);
            case "server_error", "temporarily_unavailable" ->
                    MailboxUnreachable.busy(provider.name(), null);
            default -> ProviderRefused.saying(provider, TokenDesk.words(error, description));
        };
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
        door.close();
    }
}
