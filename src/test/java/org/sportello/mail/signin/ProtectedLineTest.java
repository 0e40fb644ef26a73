package org.sportello.mail.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.send.SmtpConnection;
import org.sportello.mail.signin.GuardedServer.Guard;
import org.sportello.mail.signin.TestCertificates.Identity;
import org.sportello.mail.signin.TestCertificates.Time;
import org.sportello.ui.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Lines to servers for receiving and sending, under TLS from the start and by STARTTLS: over real
/// sockets, with real handshakes. Whoever cannot prove who he is never hears the password.
class ProtectedLineTest {

    private static final String PASSWORD = "a very secret word";

    /// Certificates are judged by the machine's own clock.
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static final Time GOOD = Time.around(TODAY);
    private static final Identity AUTHORITY = TestCertificates.authority("Our House", GOOD);
    private static final Trust OURS = new Trust(List.of(AUTHORITY.certificate()));
    private static final List<String> HERE = List.of("localhost", "127.0.0.1");

    private final List<GuardedServer> servers = new ArrayList<>();
    private String host = "localhost";

    @AfterEach
    void stop() throws IOException {
        for (var server : servers) {
            server.close();
        }
    }

    /// Each protocol with each way of protection.
    static Stream<Arguments> lines() {
        return Stream.of(Protocol.IMAP, Protocol.SMTP)
                .flatMap(protocol ->
                        Stream.of(Security.TLS, Security.STARTTLS)
                                .map(security -> Arguments.of(protocol, security)));
    }

    private GuardedServer server(Protocol protocol, Guard guard, Identity identity) {
        try {
            var server = new GuardedServer(protocol, guard, identity.server());
            servers.add(server);
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private GuardedServer server(Protocol protocol, Security security, Identity identity) {
        return server(protocol, Guard.valueOf(security.name()), identity);
    }

    private static void open(ServerUrl url, Trust trust) {
        if (url.protocol() == Protocol.IMAP) {
            ImapConnection.open(url, PASSWORD, trust).close();
        } else {
            SmtpConnection.open(url, PASSWORD, trust).close();
        }
    }

    private <P extends Problem> P refused(
            Class<P> kind, GuardedServer server, Security security, Trust trust) {
        var url = server.url(host, security);
        var problem = assertThrows(kind, () -> open(url, trust));
        assertFalse(
                server.heard().stream().anyMatch(ProtectedLineTest::tells),
                server.heard().toString());
        return problem;
    }

    /// True if the line holds the password, in any form in which a client would say it.
    private static boolean tells(String line) {
        var word = line.substring(line.lastIndexOf(' ') + 1);
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            decoded = "";
        }
        return line.contains(PASSWORD) || decoded.contains(PASSWORD);
    }

    private static String sentence(Problem problem) {
        return new Texts(Locale.ENGLISH).sentence(problem);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aServerWhomOurAuthorityVouchesForIsSignedInTo(Protocol protocol, Security security) {
        for (var name : HERE) {
            var server = server(protocol, security, TestCertificates.server(AUTHORITY, GOOD, HERE));
            open(server.url(name, security), OURS);
            assertTrue(
                    server.heard().stream().anyMatch(ProtectedLineTest::tells),
                    server.heard().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aServerThatVouchesForItselfIsRefusedWithItsNames(Protocol protocol, Security security) {
        var server =
                server(
                        protocol,
                        security,
                        TestCertificates.server(null, GOOD, List.of("mail.example.org")));
        var problem = refused(CertificateRejected.class, server, security, OURS);
        assertEquals("mail.certificateUnknown", problem.key());
        var said = sentence(problem);
        assertTrue(said.contains("for mail.example.org, issued by mail.example.org"), said);
        assertTrue(said.contains(GOOD.to().toString()), said);
        assertTrue(said.contains("localhost"), said);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anAuthorityThatNobodyKnowsIsNamed(Protocol protocol, Security security) {
        var stranger = TestCertificates.authority("Somebody", GOOD);
        var server = server(protocol, security, TestCertificates.server(stranger, GOOD, HERE));
        var problem = refused(CertificateRejected.class, server, security, OURS);
        assertEquals("mail.certificateUnknown", problem.key());
        assertTrue(sentence(problem).contains("issued by Somebody"), sentence(problem));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aCertificateForAnotherNameIsRefused(Protocol protocol, Security security) {
        var names = List.of("mail.example.org", "imap.example.org");
        var server = server(protocol, security, TestCertificates.server(AUTHORITY, GOOD, names));
        var problem = refused(CertificateRejected.class, server, security, OURS);
        assertEquals("mail.certificateForOther", problem.key());
        assertTrue(
                sentence(problem).contains("mail.example.org, imap.example.org"),
                sentence(problem));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aCertificateForANameIsNotGoodForAnAddress(Protocol protocol, Security security) {
        var names = List.of("localhost");
        var server = server(protocol, security, TestCertificates.server(AUTHORITY, GOOD, names));
        host = "127.0.0.1";
        var problem = refused(CertificateRejected.class, server, security, OURS);
        assertEquals("mail.certificateForOther", problem.key());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aCertificateWhoseTimeIsOverIsRefused(Protocol protocol, Security security) {
        var over = new Time(TODAY.minusDays(90), TODAY.minusDays(2));
        var server = server(protocol, security, TestCertificates.server(AUTHORITY, over, HERE));
        var problem = refused(CertificateRejected.class, server, security, OURS);
        assertEquals("mail.certificateExpired", problem.key());
        assertTrue(
                sentence(problem).contains("from " + over.from() + " to " + over.to()),
                sentence(problem));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aCertificateThatIsNotGoodYetIsRefused(Protocol protocol, Security security) {
        var later = new Time(TODAY.plusDays(2), TODAY.plusDays(90));
        var server = server(protocol, security, TestCertificates.server(AUTHORITY, later, HERE));
        var problem = refused(CertificateRejected.class, server, security, OURS);
        assertEquals("mail.certificateExpired", problem.key());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aCertificateAcceptedByHandIsGoodAsItIs(Protocol protocol, Security security) {
        var names = List.of("mail.example.org");
        var over = new Time(TODAY.minusDays(90), TODAY.minusDays(2));
        var self = TestCertificates.server(null, over, names);
        open(
                server(protocol, security, self).url(host, security),
                new Trust(List.of(self.certificate())));

        var other = TestCertificates.server(null, GOOD, names);
        refused(
                CertificateRejected.class,
                server(protocol, security, other),
                security,
                new Trust(List.of(self.certificate())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"IMAP", "SMTP"})
    void aServerThatCannotProtectTheLineNeverHearsThePassword(Protocol protocol) {
        for (var guard : List.of(Guard.NONE, Guard.BROKEN_PROMISE)) {
            var identity = TestCertificates.server(AUTHORITY, GOOD, HERE);
            var server = server(protocol, guard, identity);
            refused(NoSecureLine.class, server, Security.STARTTLS, OURS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"IMAP", "SMTP"})
    void aServerThatSpeaksInTheOpenWhereTlsIsExpectedIsRefused(Protocol protocol) {
        var server = server(protocol, Guard.NONE, TestCertificates.server(AUTHORITY, GOOD, HERE));
        refused(NotAMailServer.class, server, Security.TLS, OURS);
    }

    @Test
    void theFileOfTrustedCertificatesIsReadAndAWrongOneIsSaid(@TempDir Path folder)
            throws IOException {
        var pem = folder.resolve("trusted.pem");
        assertEquals(Trust.usual(), Trust.with(pem));
        var self = TestCertificates.server(null, GOOD, HERE);
        Files.writeString(pem, AUTHORITY.certificatePem() + self.certificatePem());
        assertEquals(
                List.of(AUTHORITY.certificate(), self.certificate()), Trust.with(pem).accepted());
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\nnot\n-----END CERTIFICATE-----\n");
        var problem =
                assertInstanceOf(Problem.class, assertThrows(Problem.class, () -> Trust.with(pem)));
        assertEquals("mail.trustedUnreadable", problem.key());
    }
}
