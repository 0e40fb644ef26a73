package org.sportello.mail.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.SignInRejected;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Signing in with the browser, against an identity provider in this process.
class SignInAtProviderTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final BrowserSignIn.Sentences SENTENCES =
            new BrowserSignIn.Sentences("it", "All done <here>", "It did not work");

    /// The parts of their documents that matter here.
    private static final Map<String, String> PUBLISHED =
            Map.of(
                    "https://accounts.google.com/.well-known/openid-configuration",
                    """
                    {"issuer":"https://accounts.google.com",
                     "authorization_endpoint":"https://accounts.google.com/o/oauth2/v2/auth"}
                    """,
                    "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
                    """
                    {"issuer":"https://login.microsoftonline.com/{tenantid}/v2.0",
                     "authorization_endpoint":
                       "https://login.microsoftonline.com/common/oauth2/v2.0/authorize"}
                    """);

    private final IdentityProvider house = new IdentityProvider("desk@example.org");
    private final Map<String, String> kept = new HashMap<>();
    private final SecretStore secrets = new KeptSecrets();
    private final Providers providers = new FakeProviders();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final TokenDesk desk = new TokenDesk(() -> now);
    private final ProviderCredentials credentials =
            new ProviderCredentials(providers, secrets, desk, () -> now);
    private final SignIns signIns = new SignIns(providers, secrets, desk, credentials);
    private final Mailbox mailbox = mailbox();

    SignInAtProviderTest() throws IOException {
        providers.save(house.provider());
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private static Mailbox mailbox() {
        return new Mailbox(
                        7,
                        "Desk",
                        TestServer.ADDRESS,
                        "",
                        ServerUrl.parse("imaps://desk@example.org@mail.example.org"),
                        null,
                        List.of("INBOX"),
                        false,
                        false,
                        true,
                        "",
                        true)
                .withProvider("house");
    }

    private void signIn() {
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            IdentityProvider.browse(browser.page(mailbox.address()));
            signIns.keep(mailbox, browser.await(SOON));
        }
    }

    private String token() {
        return credentials.toReceive(mailbox) instanceof Token(var value) ? value : "";
    }

    @Test
    void theBrowserBringsAPermissionAndSaysThatItIsDone() {
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            var page = browser.page("desk@example.org");
            assertTrue(page.toString().contains("&login_hint=desk%40example.org"));
            var shown = IdentityProvider.browse(page);
            assertTrue(shown.contains("All done &lt;here>"), shown);

            signIns.keep(mailbox, browser.await(SOON));
        }
        assertTrue(house.good(token()));
        assertEquals(token(), ((Token) credentials.toSend(mailbox)).value());
        assertEquals(List.of("mailbox.7.refresh"), List.copyOf(kept.keySet()));
    }

    @Test
    void aProgramSecretGoesWithItWhereTheProviderGaveOne() {
        house.secret("program secret");
        var refused = assertThrows(ProviderRefused.class, this::signIn);
        assertEquals(List.of("Our House", "invalid_client"), refused.arguments());

        signIns.register(house.provider(), "program secret");
        signIn();
        assertTrue(house.good(token()));
        assertEquals("program secret", kept.get("provider.house"));

        signIns.unregister("house");
        assertFalse(kept.containsKey("provider.house"));
    }

    @Test
    void whoSaysNoInTheBrowserIsTakenAtTheirWord() {
        house.declines();
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            assertTrue(
                    IdentityProvider.browse(browser.page("desk@example.org"))
                            .contains("It did not work"));
            var problem = assertThrows(ProviderRefused.class, () -> browser.await(SOON));
            assertEquals("mail.signInDeclined", problem.key());
        }
    }

    @Test
    void whoNeverComesBackIsNotWaitedForForEver() {
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            var problem = assertThrows(ProviderRefused.class, () -> browser.await(AT_ONCE));
            assertEquals("mail.signInAbandoned", problem.key());
        }
    }

    @Test
    void anAnswerThatWasNotAskedForIsNotTaken() {
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            var page = browser.page("desk@example.org").toString();
            var back = page.replaceFirst(".*redirect_uri=([^&]*)&.*", "$1");
            var door = URLDecoder.decode(back, StandardCharsets.UTF_8);
            IdentityProvider.browse(URI.create(door + "?code=stolen&state=guessed"));
            IdentityProvider.browse(URI.create(door + "favicon.ico"));
            assertThrows(ProviderRefused.class, () -> browser.await(AT_ONCE));
        }
    }

    private Problem refused() {
        return assertThrows(Problem.class, this::signIn);
    }

    private static String encoded(URI address) {
        return URLEncoder.encode(address.toString(), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerThatSaysItIsTheProvidersIsTaken() {
        house.publishes(true);
        house.answers("&iss=" + encoded(house.url("")));
        signIn();
        assertTrue(house.good(token()));
    }

    @Test
    void anAnswerOfAnotherProviderIsNotUsed() {
        house.answers("&iss=https%3A%2F%2Fevil.example.net");
        for (var published :
                List.of(Optional.<Boolean>empty(), Optional.of(false), Optional.of(true))) {
            published.ifPresent(house::publishes);
            var problem = refused();
            assertEquals("mail.signInStranger", problem.key());
            assertEquals(List.of("Our House", "https://evil.example.net"), problem.arguments());
        }
        assertEquals(List.of(), house.given(), "no code was changed");
    }

    @Test
    void anAnswerWithoutANameIsNotUsedWhereEachHasOne() {
        house.publishes(true);
        assertEquals("mail.signInUnsigned", refused().key());
        house.publishes(false);
        signIn();
        assertTrue(house.good(token()));
    }

    @Test
    void withoutAnythingPublishedTheAnswerMayNameThePlaceOfThePage() {
        house.answers("&iss=" + encoded(house.url("/realms/shop")));
        signIn();
        house.answers("&iss=" + encoded(URI.create(house.url("") + "1")));
        assertEquals("mail.signInStranger", refused().key());
    }

    @Test
    void anAnswerWithTwoCodesCountsNotAtAll() {
        house.answers("&code=another");
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            assertFalse(IdentityProvider.browse(browser.page("desk@example.org")).contains("done"));
            assertEquals(
                    "mail.signInAbandoned",
                    assertThrows(Problem.class, () -> browser.await(AT_ONCE)).key());
        }
    }

    @Test
    void theDoorOpensOnceAndSpeaksTheLanguageOfThePerson() {
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            var page = browser.page("desk@example.org");
            assertTrue(IdentityProvider.browse(page).contains("<html lang=\"it\">"));
            assertEquals("", IdentityProvider.browse(page));
            assertTrue(house.good(browser.await(SOON).access()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, 400, mail.busy",
        "temporarily_unavailable, 400, mail.busy",
        "slow_down, 429, mail.busy",
        "invalid_grant, 400, mail.signInExpired",
        "interaction_required, 400, mail.signInExpired",
        "invalid_client, 401, mail.providerRefused",
        "unauthorized_client, 400, mail.providerRefused",
        "invalid_scope, 400, mail.providerRefused"
    })
    void whatTheProviderSaysToARenewalIsToldApart(String word, int status, String key) {
        signIn();
        now = now.plusSeconds(4000);
        house.broken(status, word);
        var problem = assertThrows(Problem.class, () -> credentials.toReceive(mailbox));
        assertEquals(key, problem.key());
        assertEquals(key.equals("mail.busy"), problem.retryable());
    }

    @Test
    void anErrorInTheBrowserIsToldInOneShortLine() {
        house.answers("&error=invalid_scope&error_description=AADSTS70011%3A+no%0ATrace+ID%3A+1");
        var problem = refused();
        assertEquals("mail.providerRefused", problem.key());
        assertEquals(List.of("Our House", "invalid_scope: AADSTS70011: no"), problem.arguments());
        house.answers("&error=temporarily_unavailable");
        assertTrue(refused().retryable());
    }

    @ParameterizedTest
    @CsvSource({
        "https://accounts.google.com, google, true",
        "https://accounts.google.com.evil.example, google, false",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0, microsoft,"
                + " true",
        "https://login.microsoftonline.com/common/v2.0, microsoft, false",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad, microsoft, false",
        "https://evil.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0, microsoft, false"
    })
    void theBigProvidersAreKnownByWhatTheyPublish(String said, String id, boolean right) {
        var provider =
                Provider.KNOWN.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        var issuer =
                Issuer.of(
                        provider,
                        address ->
                                Optional.ofNullable(PUBLISHED.get(address.toString()))
                                        .map(JsonMapper.shared()::readTree));
        if (right) {
            issuer.check(provider, said);
        } else {
            assertThrows(ProviderRefused.class, () -> issuer.check(provider, said));
        }
        issuer.check(provider, null);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/token, true",
        "http://localhost:8080/token, true",
        "http://127.0.0.1/token, true",
        "http://[::1]:9/token, true",
        "http://login.example.com/token, false",
        "http://127.evil.example/token, false",
        "https://user@login.example.com/token, false",
        "file:///etc/passwd, false",
        "https:, false",
        "no address, false"
    })
    void codesAndTokensTravelOnlyOverAProtectedLine(String text, boolean safe) {
        if (safe) {
            assertEquals(URI.create(text), Provider.address(text));
        } else {
            assertEquals(
                    "mail.providerAddress",
                    assertThrows(Problem.class, () -> Provider.address(text)).key());
        }
    }

    @Test
    void withoutARegistrationThereIsNothingToSignInTo() {
        var unknown = Provider.KNOWN.getFirst();
        var problem = assertThrows(ProviderRefused.class, () -> signIns.begin(unknown, SENTENCES));
        assertEquals("mail.providerUnknown", problem.key());
        assertEquals(List.of("Google"), problem.arguments());
    }

    @Test
    void anAccessIsUsedUntilShortlyBeforeItsEndAndTheNewestPermissionIsKept() {
        signIn();
        var first = token();
        var permission = kept.get("mailbox.7.refresh");
        now = now.plusSeconds(3000);
        assertEquals(first, token());

        now = now.plusSeconds(590);
        assertNotEquals(first, token());
        assertNotEquals(permission, kept.get("mailbox.7.refresh"));

        now = now.plusSeconds(4000);
        assertTrue(house.good(token()), "the permission given last is the one that counts");
    }

    @Test
    void anAccessThatTheServerRefusesIsReplacedOnceAndNoMore() {
        signIn();
        house.endAccesses();
        var tried =
                credentials.receiving(
                        mailbox,
                        credential -> {
                            if (!house.good(((Token) credential).value())) {
                                throw SignInRejected.of(
                                        credential, "desk", "mail.example.org", null);
                            }
                            return credential;
                        });
        assertTrue(house.good(((Token) tried).value()));

        now = now.plusSeconds(4000);
        var problem =
                assertThrows(
                        SignInRejected.class,
                        () ->
                                credentials.receiving(
                                        mailbox,
                                        credential -> {
                                            throw SignInRejected.of(
                                                    credential, "desk", "mail.example.org", null);
                                        }));
        assertEquals("mail.tokenRejected", problem.key());
    }

    @Test
    void aPermissionThatWasTakenBackIsSaidAtOnceUntilSomebodySignsInAgain() {
        signIn();
        house.revokeAll();
        now = now.plusSeconds(4000);
        var problem = assertThrows(SignInRejected.class, () -> credentials.toReceive(mailbox));
        assertEquals("mail.signInExpired", problem.key());
        assertEquals(List.of("Desk", "Our House"), problem.arguments());
        assertFalse(problem.retryable());

        signIn();
        assertTrue(house.good(token()));
    }

    @Test
    void aProviderThatIsAwayIsNoReasonToSignInAgain() {
        signIn();
        now = now.plusSeconds(4000);
        house.broken(503);
        var busy = assertThrows(MailboxUnreachable.class, () -> credentials.toReceive(mailbox));
        assertTrue(busy.retryable());
        house.broken(0);
        assertTrue(house.good(token()));

        now = now.plusSeconds(4000);
        house.close();
        assertTrue(assertThrows(Problem.class, () -> credentials.toReceive(mailbox)).retryable());
    }

    @Test
    void mailboxesWithAPasswordAreAsBefore() {
        kept.put("mailbox.7", "right");
        assertEquals(
                new Credential.Password("right"),
                credentials.toReceive(mailbox.withProvider(null)));
        assertFalse(credentials.refused(mailbox.withProvider(null)));
    }

    @Test
    void nothingSecretIsInWhatIsPrinted() {
        signIn();
        assertEquals("token", credentials.toReceive(mailbox).toString());
        assertEquals("password", new Credential.Password("x").toString());
        assertFalse(new Tokens("a-b", "c-d", now).toString().contains("-b"));
    }

    @Test
    void addressesOfAProviderAreKnown() {
        var google = Provider.KNOWN.getFirst();
        assertTrue(google.serves("Anna@GMail.com"));
        assertTrue(house.provider().serves("a@shop.example.org"));
        assertFalse(house.provider().serves("a@example.net"));
    }

    private final class KeptSecrets implements SecretStore {

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(String key, String secret) {
            kept.put(key, secret);
        }

        @Override
        public void remove(String key) {
            kept.remove(key);
        }
    }
}
