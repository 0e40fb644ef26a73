package org.sportello.mail.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.send.SmtpConnection;
import org.sportello.mail.signin.GuardedServer.Guard;
import org.sportello.mail.signin.ShownCertificate.Fault;
import org.sportello.mail.signin.TestCertificates.Identity;
import org.sportello.mail.signin.TestCertificates.Time;
import org.sportello.ui.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        return Stream.of(Protocol.values())
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
        switch (url.protocol()) {
            case IMAP -> ImapConnection.open(url, PASSWORD, trust).close();
            case POP3 -> PopConnection.open(url, new Credential.Password(PASSWORD), trust).close();
            case SMTP -> SmtpConnection.open(url, PASSWORD, trust).close();
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
        assertEquals("mail.certificateSelfSigned", problem.key());
        assertEquals(List.of(Fault.SELF_SIGNED, Fault.OTHER_NAME), problem.shown().faults());
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
    void everythingThatIsWrongIsTold(Protocol protocol, Security security) {
        var over = new Time(TODAY.minusDays(90), TODAY.minusDays(2));
        var early = new Time(TODAY.plusDays(2), TODAY.plusDays(90));
        var elsewhere = List.of("mail.example.org");
        var stranger = TestCertificates.authority("Somebody", GOOD);
        var cases =
                Map.of(
                        TestCertificates.server(null, over, elsewhere),
                        List.of(Fault.EXPIRED, Fault.SELF_SIGNED, Fault.OTHER_NAME),
                        TestCertificates.server(AUTHORITY, over, HERE),
                        List.of(Fault.EXPIRED),
                        TestCertificates.server(AUTHORITY, early, elsewhere),
                        List.of(Fault.NOT_YET, Fault.OTHER_NAME),
                        TestCertificates.server(stranger, GOOD, HERE),
                        List.of(Fault.UNKNOWN_ISSUER));
        cases.forEach((identity, faults) -> {
            var server = server(protocol, security, identity);
            var problem = refused(CertificateRejected.class, server, security, OURS);
            assertEquals(faults, problem.shown().faults());
        });
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anExceptionMakesAServerGoodAsItIs(Protocol protocol, Security security) {
        var over = new Time(TODAY.minusDays(90), TODAY.minusDays(2));
        var self = TestCertificates.server(null, over, List.of("mail.example.org"));
        var server = server(protocol, security, self);
        var exceptions = new FakeTrustedServers();
        var trust = new Trust(List.of(), exceptions);
        var problem = refused(CertificateRejected.class, server, security, trust);
        exceptions.trust(TrustedServer.of(problem.shown(), Instant.EPOCH));
        open(server.url(host, security), trust);

        server.heard().clear();
        assertTrue(exceptions.revoke("LOCALHOST", server.url(host, security).port()));
        refused(CertificateRejected.class, server, security, trust);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anExceptionForOneServerIsNoneForAnother(Protocol protocol, Security security) {
        var self = TestCertificates.server(null, GOOD, List.of("mail.example.org"));
        var server = server(protocol, security, self);
        var exceptions = new FakeTrustedServers();
        var trust = new Trust(List.of(), exceptions);
        var problem = refused(CertificateRejected.class, server, security, trust);
        exceptions.trust(TrustedServer.of(problem.shown(), Instant.EPOCH));

        host = "127.0.0.1";
        refused(CertificateRejected.class, server, security, trust);
        host = "localhost";
        refused(CertificateRejected.class, server(protocol, security, self), security, trust);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anotherKeyOfATrustedServerIsAskedAboutAgain(Protocol protocol, Security security) {
        var server = server(protocol, security, TestCertificates.server(null, GOOD, HERE));
        var port = server.url(host, security).port();
        var exceptions = new FakeTrustedServers();
        exceptions.trust(new TrustedServer(host, port, "00", "", "", Instant.EPOCH, Instant.EPOCH));
        var trust = new Trust(List.of(), exceptions);
        var problem = refused(CertificateRejected.class, server, security, trust);
        assertEquals("mail.certificateChanged", problem.key());
        assertEquals(List.of(Fault.OTHER_KEY, Fault.SELF_SIGNED), problem.shown().faults());
        exceptions.trust(TrustedServer.of(problem.shown(), Instant.EPOCH));
        assertEquals(1, exceptions.all().size());
        open(server.url(host, security), trust);
    }

    @Test
    void aNewCertificateForTheSameKeyIsTheSameServer() {
        var first = TestCertificates.server(null, GOOD, HERE);
        var renewed = first.renewed(Time.around(TODAY.plusDays(20)), "mail.example.org");
        assertNotEquals(first.certificate(), renewed.certificate());
        assertEquals(
                ShownCertificate.key(first.certificate()),
                ShownCertificate.key(renewed.certificate()));
        var exceptions = new FakeTrustedServers();
        var server = server(Protocol.IMAP, Security.TLS, renewed);
        var port = server.url(host, Security.TLS).port();
        exceptions.trust(
                new TrustedServer(
                        host,
                        port,
                        ShownCertificate.key(first.certificate()),
                        "",
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH));
        open(server.url(host, Security.TLS), new Trust(List.of(), exceptions));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aServerInTheFileIsGoodForItsNamesAndItsTime(Protocol protocol, Security security) {
        var here = TestCertificates.server(null, GOOD, HERE);
        open(
                server(protocol, security, here).url(host, security),
                new Trust(List.of(here.certificate())));

        var elsewhere = TestCertificates.server(null, GOOD, List.of("mail.example.org"));
        var problem =
                refused(
                        CertificateRejected.class,
                        server(protocol, security, elsewhere),
                        security,
                        new Trust(List.of(elsewhere.certificate())));
        assertEquals(List.of(Fault.OTHER_NAME), problem.shown().faults());

        var over = new Time(TODAY.minusDays(90), TODAY.minusDays(2));
        var old = TestCertificates.server(null, over, HERE);
        problem =
                refused(
                        CertificateRejected.class,
                        server(protocol, security, old),
                        security,
                        new Trust(List.of(old.certificate())));
        assertEquals(List.of(Fault.EXPIRED), problem.shown().faults());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aServerThatCannotProtectTheLineNeverHearsThePassword(Protocol protocol) {
        for (var guard : List.of(Guard.NONE, Guard.BROKEN_PROMISE)) {
            var identity = TestCertificates.server(AUTHORITY, GOOD, HERE);
            var server = server(protocol, guard, identity);
            refused(NoSecureLine.class, server, Security.STARTTLS, OURS);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aServerThatSpeaksInTheOpenWhereTlsIsExpectedIsRefused(Protocol protocol) {
        var server = server(protocol, Guard.NONE, TestCertificates.server(AUTHORITY, GOOD, HERE));
        refused(NotAMailServer.class, server, Security.TLS, OURS);
    }

    @Test
    void theFileOfTrustedCertificatesIsReadAndAWrongOneIsSaid(@TempDir Path folder)
            throws IOException {
        var pem = folder.resolve("trusted.pem");
        var none = new FakeTrustedServers();
        assertEquals(List.of(), Trust.with(pem, none).house());
        var self = TestCertificates.server(null, GOOD, HERE);
        Files.writeString(pem, AUTHORITY.certificatePem() + self.certificatePem());
        assertEquals(
                List.of(AUTHORITY.certificate(), self.certificate()),
                Trust.with(pem, none).house());
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\nnot\n-----END CERTIFICATE-----\n");
        var problem =
                assertInstanceOf(
                        Problem.class, assertThrows(Problem.class, () -> Trust.with(pem, none)));
        assertEquals("mail.trustedUnreadable", problem.key());
    }
}
