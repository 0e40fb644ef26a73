package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.cli.SportelloCommand;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.Doors;
import org.sportello.mail.setup.FakeRecords;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.signin.GuardedServer;
import org.sportello.mail.signin.GuardedServer.Guard;
import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.TestCertificates;
import org.sportello.mail.signin.TestCertificates.Time;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Servers with certificates that nobody vouches for, from the command line.
class MailboxTrustTest {

    private static final Time GOOD = Time.around(LocalDate.now(ZoneOffset.UTC));

    @TempDir private Path folder = Path.of("");
    private final Map<URI, byte[]> published = new HashMap<>();
    private String out = "";
    private String err = "";

    @BeforeEach
    void secretsInTheStore() {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
    }

    @AfterEach
    void stop() {
        System.clearProperty(MailWiring.FILE_SECRETS);
    }

    private int run(String... arguments) {
        var printed = new StringWriter();
        var hints = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(2, List.of("--store", folder.toString()));
        var command = SportelloCommand.commandLine();
        command.getSubcommands()
                .get("mailbox")
                .addSubcommand(
                        "find",
                        new MailboxAddCommand(
                                new ServerSearch(
                                        address -> Optional.ofNullable(published.get(address)),
                                        new FakeRecords(),
                                        Doors.network())));
        command.setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(hints, true));
        var before = System.in;
        System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
        try {
            var status = command.execute(all.toArray(String[]::new));
            out = printed.toString();
            err = hints.toString();
            return status;
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void eachServerIsTrustedByItsKeyAndForgottenAgain() throws IOException {
        var one = TestCertificates.server(null, GOOD, List.of("mail.example.org"));
        var other = TestCertificates.server(null, GOOD, List.of("localhost"));
        try (var imap = new GuardedServer(Protocol.IMAP, Guard.TLS, one.server());
                var smtp = new GuardedServer(Protocol.SMTP, Guard.STARTTLS, other.server())) {
            var added =
                    run(
                            "mailbox",
                            "add",
                            "--name",
                            "Desk",
                            "--address",
                            "desk@example.org",
                            "--imap",
                            imap.url("localhost", Security.TLS).toString(),
                            "--smtp",
                            smtp.url("localhost", Security.STARTTLS).toString(),
                            "--password-stdin");
            assertEquals(0, added, err);
            assertEquals(0, run("mailbox", "trust"), err);
            assertTrue(out.contains("No server is trusted by hand"), out);
            assertEquals(1, run("sync", "--json"), out);
            assertEquals(1, run("doctor", "--json"), err);
            assertTrue(out.contains("sportello mailbox trust Desk"), out);

            var key = ShownCertificate.key(one.certificate());
            assertEquals(1, run("mailbox", "trust", "Desk"), out);
            assertTrue(err.contains("mail.example.org"), err);
            assertTrue(err.contains("--key " + key), err);
            assertFalse(String.join("\n", imap.heard()).contains("AUTHENTICATE"));

            assertEquals(1, run("mailbox", "trust", "Desk", "--key", key), err);
            assertTrue(run("mailbox", "trust", "--json") == 0 && out.contains(key), out);
            var second = ShownCertificate.grouped(ShownCertificate.key(other.certificate()));
            assertEquals(0, run("mailbox", "trust", "Desk", "--key", second), err);
            assertEquals(0, run("mailbox", "trust", "Desk"), err);

            var place = "localhost:" + imap.url("localhost", Security.TLS).port();
            assertEquals(0, run("mailbox", "trust", "--revoke", place), err);
            assertFalse(out.contains(place), out);
            assertEquals(1, run("mailbox", "trust", "--revoke", place), out);
            assertEquals(1, run("mailbox", "trust", "Desk"), out);
        }
    }

    /// `find` is `add` with a web of this test.
    @Test
    void anAddressIsEnoughAndEachStepIsTold() throws IOException {
        var identity = TestCertificates.server(null, GOOD, List.of("localhost"));
        try (var imap = new GuardedServer(Protocol.IMAP, Guard.TLS, identity.server());
                var smtp = new GuardedServer(Protocol.SMTP, Guard.STARTTLS, identity.server())) {
            var document =
                    """
                    <clientConfig version="1.1"><emailProvider id="example.org">
                      <incomingServer type="imap"><hostname>localhost</hostname><port>%d</port>
                        <socketType>SSL</socketType></incomingServer>
                      <outgoingServer type="smtp"><hostname>localhost</hostname><port>%d</port>
                        <socketType>STARTTLS</socketType></outgoingServer>
                    </emailProvider></clientConfig>
                    """
                            .formatted(
                                    imap.url("localhost", Security.TLS).port(),
                                    smtp.url("localhost", Security.STARTTLS).port());
            published.put(
                    URI.create("https://autoconfig.example.org/mail/config-v1.1.xml"),
                    document.getBytes(StandardCharsets.UTF_8));
            assertEquals(1, run("mailbox", "find", "desk@example.org", "--password-stdin"), out);
            assertTrue(err.contains("localhost"), err);
            assertTrue(err.contains("--key"), err);
            assertEquals(0, run("mailbox", "list"), err);
            assertEquals("", out, "nothing is saved before all went well");

            var key = ShownCertificate.key(identity.certificate());
            var found =
                    run("mailbox", "find", "desk@example.org", "--password-stdin", "--key", key);
            assertEquals(0, found, err);
            assertEquals(0, run("mailbox", "list"), err);
            assertTrue(out.contains("desk@example.org  desk@example.org  imaps://"), out);
            assertEquals(1, run("mailbox", "find", "desk@example.org", "--password-stdin"), out);
            assertEquals(2, run("mailbox", "find", "--password-stdin"), out);
            assertEquals(1, run("mailbox", "find", "nobody", "--password-stdin"), out);
        }
    }
}
