package org.sportello.mail.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.signin.TestCertificates.Time;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// POP3 under TLS, from the start and by STLS, with a server that others have written.
@Tag("dovecot")
class PopTlsTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void mailIsReadUnderTlsAndByStls() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.speaksPop(), "Dovecot's POP3 is not installed (Debian: dovecot-pop3d)");
        var time = Time.around(LocalDate.now(ZoneOffset.UTC));
        var authority = TestCertificates.authority("Our House", time);
        var server = TestCertificates.server(authority, time, List.of("localhost"));
        var trust = new Trust(List.of(authority.certificate()));
        var right = new Credential.Password("bench");
        var message = TestServer.message("Hello", "x".repeat(20_000));
        try (var dovecot = Dovecot.start(folder, server.certificatePem(), server.keyPem())) {
            dovecot.append("INBOX", List.of(message));
            for (var text :
                    List.of(
                            "pop3s://bench@localhost:" + dovecot.popTlsPort(),
                            "pop3://bench@localhost:" + dovecot.popPort() + "?starttls")) {
                var url = ServerUrl.parse(text);
                try (var line = PopConnection.open(url, right, trust)) {
                    assertEquals(1, line.list().size());
                    line.request(1);
                    assertEquals(
                            message,
                            new String(
                                    line.take(100_000).orElseThrow(), StandardCharsets.US_ASCII));
                    assertEquals(server.certificate(), line.certificate().orElseThrow());
                }
                assertThrows(
                        SignInRejected.class,
                        () -> PopConnection.open(url, new Credential.Password("wrong"), trust));
                assertThrows(
                        CertificateRejected.class,
                        () -> PopConnection.open(url, right, Trust.usual()));
            }
        }
    }

    @Test
    void aLineThatCannotBeProtectedIsNotUsed() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.speaksPop(), "Dovecot's POP3 is not installed (Debian: dovecot-pop3d)");
        try (var dovecot = Dovecot.start(folder)) {
            var url = ServerUrl.parse("pop3://bench@localhost:" + dovecot.popPort() + "?starttls");
            assertThrows(
                    NoSecureLine.class,
                    () -> PopConnection.open(url, new Credential.Password("bench"), Trust.usual()));
        }
    }
}
