package org.sportello.mail.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.signin.secrets.FileSecrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tokens at a real Dovecot, which asks the identity provider of this test about each.
@Tag("dovecot")
class DovecotTokenTest {

    private static final BrowserSignIn.Sentences SENTENCES =
            new BrowserSignIn.Sentences("en", "done", "failed");

    @TempDir private Path folder = Path.of("");
    private final IdentityProvider house = new IdentityProvider("bench");
    private final Providers providers = new FakeProviders();
    private Instant now = Instant.now();
    private @Nullable Dovecot dovecot;
    private Mailbox mailbox;
    private SignIns signIns;
    private Connector connector;

    DovecotTokenTest() throws IOException {}

    private void start(String mechanism) throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        dovecot =
                Dovecot.startWithTokens(
                        Files.createDirectory(folder.resolve("dovecot")),
                        house.url("/introspect"),
                        mechanism);
        mailbox = dovecot.mailbox(dovecot.port(), "INBOX").withProvider("house");
        providers.save(house.provider());
        var secrets = new FileSecrets(folder.resolve("secrets"));
        var desk = new TokenDesk(() -> now);
        var credentials = new ProviderCredentials(providers, secrets, desk, () -> now);
        signIns = new SignIns(providers, secrets, desk, credentials);
        connector = new Connector(credentials, Trust.usual());
    }

    @AfterEach
    void stop() {
        house.close();
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private void signIn() {
        try (var browser = signIns.begin(house.provider(), SENTENCES)) {
            IdentityProvider.browse(browser.page(mailbox.address()));
            signIns.keep(mailbox, browser.await(Duration.ofSeconds(20)));
        }
    }

    private int folders() {
        try (var line = connector.open(mailbox)) {
            return line.folders().size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauthbearer", "xoauth2"})
    void aTokenLetsInAndANewOneIsFetchedWhenItEnds(String mechanism) throws Exception {
        start(mechanism);
        signIn();
        assertEquals(2, folders());
        now = now.plusSeconds(4000);
        assertEquals(2, folders());
        house.endAccesses();
        assertEquals(2, folders(), "the server refused the old one, the next one was good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauthbearer", "xoauth2"})
    void aTokenLetsInByPop3Too(String mechanism) throws Exception {
        Assumptions.assumeTrue(
                Dovecot.speaksPop(), "Dovecot's POP3 is not installed (Debian: dovecot-pop3d)");
        start(mechanism);
        signIn();
        var token = assertInstanceOf(Token.class, connector.credentials().toReceive(mailbox));
        var url =
                new ServerUrl(
                        ServerUrl.Protocol.POP3,
                        ServerUrl.Security.PLAIN,
                        mailbox.incoming().user(),
                        mailbox.incoming().host(),
                        dovecot.popPort());
        try (var line = PopConnection.open(url, token, Trust.usual())) {
            assertEquals(List.of(), line.list());
        }
        assertThrows(
                SignInRejected.class,
                () -> PopConnection.open(url, new Token("made up"), Trust.usual()));
    }

    @Test
    void aPermissionTakenBackIsSaidInWords() throws Exception {
        start("oauthbearer");
        signIn();
        house.revokeAll();
        var problem = assertThrows(SignInRejected.class, this::folders);
        assertEquals("mail.signInExpired", problem.key());
        signIn();
        assertEquals(2, folders());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauthbearer", "xoauth2"})
    void aMadeUpTokenIsRefusedAndTheLineEndsInOrder(String mechanism) throws Exception {
        start(mechanism);
        var problem =
                assertThrows(
                        SignInRejected.class,
                        () ->
                                ImapConnection.open(
                                        mailbox.incoming(), new Token("made up"), Trust.usual()));
        assertEquals("mail.tokenRejected", problem.key());
        assertFalse(String.valueOf(problem.getMessage()).contains("made up"));
    }
}
