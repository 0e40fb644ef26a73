package org.sportello.mail.signin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.send.SmtpConnection;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.GuardedServer.Guard;
import org.sportello.mail.signin.TestCertificates.Identity;
import org.sportello.mail.signin.TestCertificates.Time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// An exception that is taken back ends the lines that stand on it, whatever they are doing.
class LiveTrustTest {

    private static final String HOST = "localhost";
    private static final Password PASSWORD = new Password("a very secret word");
    private static final Identity ITSELF =
            TestCertificates.server(
                    null, Time.around(LocalDate.now(ZoneOffset.UTC)), List.of(HOST));

    private final LiveTrust exceptions = new LiveTrust(new FakeTrustedServers());
    private final Trust trust = new Trust(List.of(), exceptions);

    static Stream<Arguments> lines() {
        return Stream.of(Protocol.values())
                .flatMap(protocol ->
                        Stream.of(Security.TLS, Security.STARTTLS)
                                .map(security -> Arguments.of(protocol, security)));
    }

    private AutoCloseable open(ServerUrl url) {
        return switch (url.protocol()) {
            case IMAP -> ImapConnection.open(url, PASSWORD, trust);
            case POP3 -> PopConnection.open(url, PASSWORD, trust);
            case SMTP -> SmtpConnection.open(url, PASSWORD, trust);
        };
    }

    private void trust(ServerUrl url, String key) {
        exceptions.trust(
                new TrustedServer(HOST, url.port(), key, "", "", Instant.EPOCH, Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsTakenBackHoldsForNoLineAnyMore(Protocol protocol, Security security)
            throws Exception {
        try (var server =
                new GuardedServer(protocol, Guard.valueOf(security.name()), ITSELF.server())) {
            var url = server.url(HOST, security);
            trust(url, ShownCertificate.key(ITSELF.certificate()));
            try (var _ = open(url)) {
                assertTrue(exceptions.revoke("LOCALHOST", url.port()));
                assertTrue(server.seesTheEnd());
            }
            assertThrows(CertificateRejected.class, () -> open(url));
        }
    }

    @Test
    void anotherKeyInItsPlaceEndsTheLinesOfTheOneBefore() throws Exception {
        try (var server = new GuardedServer(Protocol.IMAP, Guard.TLS, ITSELF.server())) {
            var url = server.url(HOST, Security.TLS);
            trust(url, ShownCertificate.key(ITSELF.certificate()));
            try (var _ = open(url)) {
                trust(url, "00");
                assertTrue(server.seesTheEnd());
            }
        }
    }

    @Test
    void linesToOtherServersStay() throws Exception {
        try (var server = new GuardedServer(Protocol.IMAP, Guard.TLS, ITSELF.server())) {
            var url = server.url(HOST, Security.TLS);
            trust(url, ShownCertificate.key(ITSELF.certificate()));
            try (var line = ImapConnection.open(url, PASSWORD, trust)) {
                assertFalse(exceptions.revoke(HOST, url.port() + 1));
                assertFalse(exceptions.revoke("127.0.0.1", url.port()));
                assertFalse(line.can("IDLE"));
                assertTrue(line.folders().isEmpty());
            }
        }
    }
}
