package org.sportello.mail.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fault.CountingRelay;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetch.Suspects;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.ImapServer;
import org.sportello.mail.imap.MessageFetch;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.send.SmtpConnection;
import org.sportello.mail.signin.TestCertificates.Time;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// TLS with servers that others have written.
class RealServerTlsTest {

    @TempDir private Path folder = Path.of("");

    @Test
    @Tag("dovecot")
    void dovecotIsReadUnderTlsAndByStartTls() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        var time = Time.around(LocalDate.now(ZoneOffset.UTC));
        var authority = TestCertificates.authority("Our House", time);
        var server = TestCertificates.server(authority, time, List.of("localhost"));
        var trust = new Trust(List.of(authority.certificate()));
        try (var dovecot = Dovecot.start(folder, server.certificatePem(), server.keyPem())) {
            for (var text :
                    List.of(
                            "imaps://bench@localhost:" + dovecot.tlsPort(),
                            "imap://bench@localhost:" + dovecot.port() + "?starttls")) {
                var url = ServerUrl.parse(text);
                try (var line = ImapConnection.open(url, "bench", trust)) {
                    assertEquals("INBOX", line.examine("INBOX").name());
                }
                assertThrows(SignInRejected.class, () -> ImapConnection.open(url, "wrong", trust));
                assertEquals(
                        "mail.certificateUnknown",
                        assertThrows(
                                        CertificateRejected.class,
                                        () -> ImapConnection.open(url, "bench", Trust.usual()))
                                .key());
            }
        }
    }

    @Test
    @Tag("dovecot")
    void whatTlsCarriesIsCompressedBelowIt() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        var time = Time.around(LocalDate.now(ZoneOffset.UTC));
        var authority = TestCertificates.authority("Our House", time);
        var server = TestCertificates.server(authority, time, List.of("localhost"));
        var connector =
                new Connector(ImapServer.secrets(), new Trust(List.of(authority.certificate())));
        try (var dovecot =
                Dovecot.startCompressing(folder, server.certificatePem(), server.keyPem())) {
            dovecot.append("INBOX", List.of(TestServer.message("Hello", "x".repeat(200_000))));
            for (var secured : List.of(true, false)) {
                var port = secured ? dovecot.tlsPort() : dovecot.port();
                try (var relay = new CountingRelay(port)) {
                    var url =
                            (secured ? "imaps" : "imap")
                                    + "://bench@localhost:"
                                    + relay.port()
                                    + (secured ? "" : "?starttls");
                    assertEquals(200_000, fetched(connector, ServerUrl.parse(url)), 1_000);
                    assertTrue(relay.carried() < 20_000, () -> relay.carried() + " bytes carried");
                }
            }
        }
    }

    private static int fetched(Connector connector, ServerUrl url) {
        var mailbox =
                new Mailbox(0, "", "", "", url, null, List.of("INBOX"), true, false, true, "", true)
                        .withFetching(new Fetching(0, Afterwards.NOTHING, true));
        try (var line = connector.open(mailbox)) {
            line.examine("INBOX");
            return new MessageFetch(line, "INBOX", Limits.USUAL, new Suspects())
                    .single(1, 200_000)
                    .orElseThrow()
                    .bytes()
                    .length;
        }
    }

    @Test
    void greenMailIsUsedUnderTlsOnceEachOfItsServersIsTrusted() throws Exception {
        var greenMail =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
                            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
                        });
        greenMail.start();
        try {
            greenMail.setUser("desk@example.org", "desk@example.org", "right");
            var incoming =
                    ServerUrl.parse(
                            "imaps://desk@example.org@127.0.0.1:" + greenMail.getImaps().getPort());
            var outgoing =
                    ServerUrl.parse(
                            "smtps://desk@example.org@127.0.0.1:" + greenMail.getSmtps().getPort());
            var exceptions = new FakeTrustedServers();
            var trust = new Trust(List.of(), exceptions);
            for (var refused :
                    List.of(
                            assertThrows(
                                    CertificateRejected.class,
                                    () -> ImapConnection.open(incoming, "right", trust)),
                            assertThrows(
                                    CertificateRejected.class,
                                    () -> SmtpConnection.open(outgoing, "right", trust)))) {
                exceptions.trust(TrustedServer.of(refused.shown(), Instant.EPOCH));
            }
            try (var line = ImapConnection.open(incoming, "right", trust)) {
                assertTrue(line.folders().stream().anyMatch(one -> one.name().equals("INBOX")));
            }
            SmtpConnection.open(outgoing, "right", trust).close();
        } finally {
            greenMail.stop();
        }
    }
}
