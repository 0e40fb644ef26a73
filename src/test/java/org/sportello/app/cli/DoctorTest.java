package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.kernel.Problem;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.ImapServer;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.TestCertificates;
import org.sportello.mail.signin.TestCertificates.Time;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.signin.secrets.FileSecrets;
import org.sportello.mail.sync.MailSync;
import org.sportello.mail.sync.Pace;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.storage.StoreFolder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What `doctor` says of a mailbox.
class DoctorTest {

    @TempDir private Path temp = Path.of("");
    private Path store = Path.of("");
    private Mailbox mailbox = at("imaps://bench@mail.example.org:993");

    private static Mailbox at(String url) {
        return new Mailbox(
                0,
                "Desk",
                "bench@example.org",
                "",
                ServerUrl.parse(url),
                null,
                List.of("INBOX"),
                true,
                false,
                true,
                "",
                true);
    }

    @BeforeEach
    void secretsInTheStore() throws Exception {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
        store = Files.createDirectory(temp.resolve("desk"));
    }

    @AfterEach
    void usualSecrets() {
        System.clearProperty(MailWiring.FILE_SECRETS);
    }

    private Wiring desk() {
        return new Wiring(new StoreFolder(store));
    }

    private void add(Mailbox wanted) {
        try (var desk = desk()) {
            mailbox = desk.store().mailboxes().add(wanted);
            new FileSecrets(desk.folder().secrets()).put(SecretStore.incoming(mailbox), "bench");
        }
    }

    private JsonNode doctor(int status) {
        return JsonMapper.shared().readTree(said(status, "--json")).get("mailboxes").get(0);
    }

    private String said(int status, String... more) {
        var out = new StringWriter();
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        var arguments = new ArrayList<>(List.of("doctor", "--store", store.toString()));
        arguments.addAll(List.of(more));
        assertEquals(status, command.execute(arguments.toArray(String[]::new)), out.toString());
        return out.toString();
    }

    @Test
    void theLastTroublesAreKeptWithTheirTimesAndCounted() {
        add(mailbox);
        var began = Instant.parse("2026-11-20T08:00:00Z");
        try (var desk = desk()) {
            var health = desk.mail().health();
            for (int i = 0; i < 3; i++) {
                health.failed(
                        mailbox.id(),
                        "INBOX",
                        new Problem("mail.folderGone", "INBOX"),
                        began.plusSeconds(60L * i));
            }
            health.worked(
                    mailbox.id(),
                    "INBOX",
                    new SyncHealth.Server(List.of("IDLE"), null, 42L),
                    began.plusSeconds(600));
            for (int i = 0; i < 20; i++) {
                health.failed(
                        mailbox.id(),
                        "INBOX",
                        new Problem("mail.folderGone", "Folder " + i),
                        began.plusSeconds(700 + i));
            }
            assertEquals(10, health.troubles(mailbox.id()).size());
            health.failed(
                    mailbox.id(),
                    "INBOX",
                    new SignInRejected("bench", "mail.example.org", null),
                    began.plusSeconds(900));
        }
        var row = doctor(1);
        assertEquals("2026-11-20T08:10:00Z", row.get("lastSuccess").asString());
        assertEquals(42, row.get("onServer").asInt());
        assertEquals("refused", row.get("signIn").get("state").asString());
        assertTrue(row.get("fix").asString().length() > 10);
        assertEquals(10, row.get("troubles").size());
        assertEquals("2026-11-20T08:15:00Z", row.get("troubles").get(0).get("lastAt").asString());
        assertTrue(said(1).contains("· "));
    }

    @Test
    void aPasswordThatIsMissingIsSaid() {
        try (var desk = desk()) {
            desk.store().mailboxes().add(mailbox);
        }
        var row = doctor(1);
        assertEquals("missing", row.get("signIn").get("state").asString());
        assertTrue(row.get("lastSuccess").isNull());
        assertTrue(said(1).contains("which is missing here"));
    }

    @Test
    @Tag("dovecot")
    void theCertificateIsToldAndItsEndIsWarnedOf() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        var today = LocalDate.now(ZoneOffset.UTC);
        var time = new Time(today.minusDays(30), today.plusDays(9));
        var authority = TestCertificates.authority("Our House", time);
        var server = TestCertificates.server(authority, time, List.of("localhost"));
        var folder = Files.createDirectory(temp.resolve("dovecot"));
        try (var dovecot = Dovecot.start(folder, server.certificatePem(), server.keyPem())) {
            dovecot.append(
                    "INBOX",
                    List.of(
                            TestServer.message("One", "x"),
                            TestServer.message("Two", "x"),
                            TestServer.message("Three", "x")));
            add(at("imaps://bench@localhost:" + dovecot.tlsPort()));
            try (var desk = desk();
                    var sync =
                            new MailSync(
                                            desk.store().mailboxes(),
                                            new FakeIntake(desk.store().mailboxes()),
                                            new Connector(
                                                    ImapServer.secrets(),
                                                    new Trust(List.of(authority.certificate()))),
                                            Limits.USUAL,
                                            Pace.USUAL,
                                            InstantSource.system())
                                    .noting(desk.mail().health(), ServerCommands.NONE)) {
                assertNull(sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst().problem());
            }
        }
        var row = doctor(1);
        var certificate = server.certificate();
        assertEquals(
                certificate.getSubjectX500Principal().getName(),
                row.get("certificateFor").asString());
        assertEquals(
                certificate.getIssuerX500Principal().getName(),
                row.get("certificateBy").asString());
        assertEquals(
                certificate.getNotAfter().toInstant().toString(),
                row.get("certificateUntil").asString());
        assertEquals(3, row.get("onServer").asInt());
        assertEquals("ready", row.get("signIn").get("state").asString());
        assertTrue(row.get("abilities").toString().contains("CONDSTORE"));
        assertTrue(said(1).contains("issued by Our House"));
        assertTrue(row.get("fix").asString().contains("certificate"));
    }
}
