package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.cli.SportelloCommand;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.provider.IdentityProvider;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/// Signing in at a provider from the command line: a real Dovecot, and an identity provider and a
/// browser in this process.
@Tag("dovecot")
class MailboxSignInTest {

    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1\\S*/authorize\\S+");
    private static final String PROGRAM_SECRET = "SECRET-of-the-program";

    private static final String ACCOUNT = "shop@example.org";
    private static final String PASSWORD = "correct-horse-7391-battery";

    @TempDir private Path folder = Path.of("");
    private final IdentityProvider house = new IdentityProvider("bench");
    private final List<String> printed = new ArrayList<>();
    private String err = "";

    MailboxSignInTest() throws IOException {}

    @BeforeEach
    void secretsInTheStore() throws IOException {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() {
        System.clearProperty(MailWiring.FILE_SECRETS);
        house.close();
    }

    private record Done(int status, String out) {}

    /// What is printed for the person is what a browser is sent to.
    private Done run(String... arguments) {
        var out = new StringWriter();
        var hints = new Hints();
        var all = new ArrayList<>(List.of(arguments));
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(hints, true));
        var at = arguments[0].equals("mailbox") ? 2 : 1;
        all.addAll(at, List.of("--store", folder.resolve("desk").toString()));
        var status = command.execute(all.toArray(String[]::new));
        err = hints.toString();
        printed.add(out.toString());
        printed.add(err);
        return new Done(status, out.toString());
    }

    private static final class Hints extends StringWriter {

        private boolean visited;

        @Override
        public void flush() {
            var page = PAGE.matcher(toString());
            if (page.find() && !visited) {
                visited = true;
                IdentityProvider.browse(URI.create(page.group()));
            }
        }
    }

    private void register() {
        var done =
                told(
                        PROGRAM_SECRET,
                        "mailbox",
                        "provider",
                        "house",
                        "--client-id",
                        IdentityProvider.CLIENT,
                        "--authorize",
                        house.url("/authorize?prompt=consent").toString(),
                        "--token",
                        house.url("/token").toString(),
                        "--scope",
                        "mail offline_access",
                        "--domain",
                        "example.org",
                        "--secret-stdin");
        assertEquals(0, done.status(), err);
    }

    @Test
    void aMailboxIsAddedBySigningInAndSaysWhenThatHasEnded() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        try (var dovecot =
                Dovecot.startWithTokens(
                        Files.createDirectory(folder.resolve("dovecot")),
                        house.url("/introspect"),
                        "oauthbearer")) {
            house.secret(PROGRAM_SECRET);
            dovecot.append("INBOX", List.of("Subject: Hello\r\nFrom: a@example.com\r\n\r\nHi"));
            register();
            var url = dovecot.mailbox(dovecot.port()).incoming().toString();
            var added =
                    run(
                            "mailbox",
                            "add",
                            "--name",
                            "Desk",
                            "--address",
                            "bench@example.org",
                            "--imap",
                            url,
                            "--sign-in",
                            "house");
            assertEquals(0, added.status(), err);
            assertEquals(0, run("mailbox", "test", "Desk").status(), err);
            var fetched = run("sync", "--json");
            assertEquals(0, fetched.status(), err);
            assertEquals(1, JsonMapper.shared().readTree(fetched.out()).get("messages").asInt());

            house.revokeAll();
            assertEquals(1, run("sync").status());
            assertTrue(err.contains("house"), err);

            assertEquals(0, run("mailbox", "sign-in", "Desk").status(), err);
            assertEquals(0, run("sync").status(), err);
            assertTrue(run("mailbox", "list", "--json").out().contains("\"signIn\":\"house\""));
            assertEquals(0, run("doctor", "--json").status(), err);
            assertTrue(run("mailbox", "provider", "--json").out().contains("\"id\":\"house\""));
        }
        nothingSecretIsAnywhere();
    }

    @Test
    void aPasswordIsNowhereAfterFetchingSendingAndFailing() throws Exception {
        try (var server = new TestServer()) {
            server.greenMail().setUser(ACCOUNT, ACCOUNT, PASSWORD);
            server.greenMail()
                    .getUserManager()
                    .getUser(ACCOUNT)
                    .deliver(
                            new MimeMessage(
                                    Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(
                                            TestServer.message("Hello", "Where is it?")
                                                    .getBytes(StandardCharsets.UTF_8))));
            var added =
                    told(
                            PASSWORD,
                            "mailbox",
                            "add",
                            "--name",
                            "Desk",
                            "--address",
                            ACCOUNT,
                            "--imap",
                            "imap://" + ACCOUNT + "@127.0.0.1:" + server.imapPort() + "?plain",
                            "--smtp",
                            "smtp://" + ACCOUNT + "@127.0.0.1:" + server.smtpPort() + "?plain",
                            "--password-stdin");
            assertEquals(0, added.status(), err);
            assertEquals(0, run("sync").status(), err);
            var number =
                    JsonMapper.shared()
                            .readTree(run("tickets", "--json").out())
                            .at("/tickets/0/number")
                            .asString();
            assertEquals(0, told("On its way.", "reply", number, "--text-file", "-").status(), err);
            var sent = JsonMapper.shared().readTree(run("sync", "--json").out());
            assertEquals(1, sent.get("sent").asInt(), err);

            server.greenMail().setUser(ACCOUNT, ACCOUNT, "another");
            assertEquals(1, run("sync").status());
        }
        assertEquals(1, run("sync").status());
        assertEquals(1, run("doctor", "--json").status());
        nothingIsAnywhere(
                List.of(PASSWORD, base64(PASSWORD), base64("\0" + ACCOUNT + "\0" + PASSWORD)));
    }

    private static String base64(String text) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Runs a command that reads something from standard input.
    private Done told(String words, String... arguments) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream((words + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private void nothingSecretIsAnywhere() throws IOException {
        assertFalse(house.given().isEmpty());
        var secrets = new ArrayList<>(house.given());
        secrets.add(PROGRAM_SECRET);
        nothingIsAnywhere(secrets);
    }

    /// Neither in the store (but for the file that encrypts them): database, raw mail, index,
    /// settings, logs with what broke; nor in what was printed.
    private void nothingIsAnywhere(List<String> secrets) throws IOException {
        try (var files = Files.walk(folder.resolve("desk"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (var secret : secrets) {
                    assertFalse(bytes.contains(secret), file + " holds " + secret);
                }
            }
        }
        for (var text : printed) {
            secrets.forEach(secret -> assertFalse(text.contains(secret), text));
        }
    }

    @Test
    void aProviderNeedsAProtectedAddressAndAnId() {
        var open =
                run(
                        "mailbox",
                        "provider",
                        "mine",
                        "--client-id",
                        "x",
                        "--authorize",
                        "http://login.example.com/",
                        "--token",
                        "https://login.example.com/token");
        assertEquals(1, open.status());
        assertEquals(2, run("mailbox", "provider", "google").status());
        assertEquals(0, run("mailbox", "provider", "google", "--client-id", "x").status(), err);
        assertTrue(run("mailbox", "provider").out().contains("google"));
        assertEquals(0, run("mailbox", "provider", "google", "--remove").status(), err);
    }
}
