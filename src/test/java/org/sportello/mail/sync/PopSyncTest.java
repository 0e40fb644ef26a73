package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.Incomplete;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fault.Fault.Kind;
import org.sportello.mail.fault.Fault.Side;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.folder.SyncListener;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class PopSyncTest {

    private static final Limits SMALL = new Limits(40, 10, 20_000, 200_000);
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMinutes(5),
                    Duration.ofMillis(50),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200));

    @TempDir Path temp;
    private final TestServer server = new TestServer();
    private final TestServer.Secrets secrets = new TestServer.Secrets();
    private FakeMailboxes mailboxes = new FakeMailboxes();
    private FakeIntake intake = new FakeIntake(mailboxes);

    @AfterEach
    void stop() {
        server.close();
    }

    private MailSync sync() {
        return new MailSync(
                mailboxes,
                intake,
                new Connector(secrets, Trust.usual()),
                SMALL,
                QUICK,
                InstantSource.system());
    }

    private MailboxResult once(Mailbox mailbox) {
        try (var sync = sync()) {
            return sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
        }
    }

    private Mailbox mailbox(int port) {
        return mailbox(TestServer.ADDRESS, port);
    }

    private Mailbox mailbox(String user, int port) {
        return mailboxes.add(
                new Mailbox(
                        0,
                        "Desk",
                        TestServer.ADDRESS,
                        "",
                        ServerUrl.parse("pop3://" + user + "@127.0.0.1:" + port + "?plain"),
                        null,
                        List.of("INBOX"),
                        true,
                        false,
                        true,
                        "",
                        true));
    }

    private void deliver(int from, int to) {
        for (int i = from; i <= to; i++) {
            server.deliver("Matter " + i);
        }
    }

    private List<String> subjects() {
        return intake.mails().stream().map(PopSyncTest::subject).toList();
    }

    private static String subject(RawMail mail) {
        return text(mail)
                .lines()
                .filter(line -> line.startsWith("Subject: "))
                .findFirst()
                .orElse("");
    }

    private static String text(RawMail mail) {
        return new String(mail.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everythingComesOnceTheNewestFirstAndStaysOnTheServer() {
        deliver(1, 45);
        var mailbox = mailbox(server.popPort());
        var result = once(mailbox);

        assertNull(result.problem());
        assertEquals(45, result.folders().getFirst().fetched());
        assertEquals(45, subjects().stream().distinct().count());
        assertEquals("Subject: Matter 45", subject(intake.batches().getFirst().getLast()));
        assertEquals(45, server.count("INBOX"));
        assertEquals(0, once(mailbox).folders().getFirst().fetched());

        deliver(46, 48);
        assertEquals(3, once(mailbox).folders().getFirst().fetched());
        assertEquals(
                List.of("Subject: Matter 46", "Subject: Matter 47", "Subject: Matter 48"),
                subjects().subList(45, 48));
    }

    /// RFC 1939 §7: two copies of a message may have one name, where it is made of what is in them.
    @Test
    void twoCopiesOfOneMessageWithOneNameAreReadOnce() throws Exception {
        var twin = "Subject: Twice\r\n\r\nThe same\r\n";
        var other = "Subject: Once\r\n\r\nAnother\r\n";
        var messages =
                List.of(
                        new ScriptedPop.Message("t", twin.length(), twin),
                        new ScriptedPop.Message("o", other.length(), other),
                        new ScriptedPop.Message("t", twin.length(), twin));
        try (var pop = new ScriptedPop(messages)) {
            var mailbox = mailbox(pop.port());
            assertNull(once(mailbox).problem());
            assertEquals(
                    List.of("Subject: Once", "Subject: Twice"),
                    subjects().stream().sorted().toList());
            assertNull(once(mailbox).problem());
            assertEquals(2, intake.mails().size());
        }
    }

    @Test
    void serverThatDoesNotKnowTheSizesIsAskedForNothingAThirdTime() throws Exception {
        var text = "Subject: Longer than said\r\n\r\nHello\r\n";
        try (var pop = new ScriptedPop(List.of(new ScriptedPop.Message("a", 10, text)))) {
            assertNull(once(mailbox(pop.port())).problem());
            assertEquals(List.of("Subject: Longer than said"), subjects());
            assertEquals(2, pop.handedOut());
        }
    }

    @Test
    void syncThatBrokeGoesOnWhereItWas() {
        deliver(1, 45);
        var mailbox = mailbox(server.popPort());
        intake.failAt(3);
        try {
            once(mailbox);
        } catch (IllegalStateException asTheTestWants) {
            assertEquals("The test wants a failure here", asTheTestWants.getMessage());
        }
        var before = intake.mails().size();
        assertTrue(before > 0 && before < 45);
        assertEquals(45 - before, once(mailbox).folders().getFirst().fetched());
        assertEquals(45, subjects().stream().distinct().count());
    }

    @Test
    void messageBeyondTheLimitIsReplacedByItsHeaders() {
        server.deliver("Enormous", "y".repeat(300_000));
        server.deliver("After it");
        assertNull(once(mailbox(server.popPort())).problem());
        var stub =
                intake.mails().stream()
                        .filter(mail -> mail.incomplete() != null)
                        .findFirst()
                        .orElseThrow();
        assertNotNull(stub.incomplete());
        assertEquals(Incomplete.TOO_LARGE, stub.incomplete().code());
        assertEquals("Subject: Enormous", subject(stub));
        assertEquals(2, intake.mails().size());
    }

    @Test
    void wrongPasswordIsSaidInWords() {
        secrets.usual("wrong");
        assertInstanceOf(SignInRejected.class, once(mailbox(server.popPort())).problem());
    }

    @Test
    void watchingIsLookingFromTimeToTime() throws Exception {
        deliver(1, 2);
        mailbox(server.popPort());
        var states = new LinkedBlockingQueue<MailboxState>();
        try (var sync = sync()) {
            sync.subscribe(states::add);
            sync.start();
            await(states, Phase.WAITING);
            assertEquals(2, intake.mails().size());
            deliver(3, 3);
            while (intake.mails().size() < 3) {
                await(states, Phase.WAITING);
            }
        }
    }

    private static void await(LinkedBlockingQueue<MailboxState> states, Phase wanted)
            throws InterruptedException {
        while (true) {
            var state = states.poll(30, TimeUnit.SECONDS);
            assertNotNull(state, "No " + wanted);
            if (state.phase() == wanted) {
                return;
            }
        }
    }

    @Test
    void whateverBreaksWhereverEveryMessageComesInTheEnd() throws Exception {
        deliver(1, 7);
        try (var proxy = new FaultProxy(server.popPort())) {
            assertNull(once(mailbox(proxy.port())).problem());
            var said = proxy.heard(Side.SERVER);
            // Words inside of a message are nobody's business but TLS's.
            var faults =
                    proxy.faults(Integer.getInteger("sportello.faults", 0)).stream()
                            .filter(one ->
                                    one.kind() != Kind.CORRUPT
                                            || one.side() == Side.CLIENT
                                            || said.get(one.step()).matches("[+-].*|\\.|\\d+ \\S+"))
                            .toList();
            assertTrue(faults.size() > 60, faults.size() + " faults");
            var failures = new ArrayList<String>();
            for (var fault : faults) {
                mailboxes = new FakeMailboxes();
                intake = new FakeIntake(mailboxes);
                var mailbox = mailbox(proxy.port());
                proxy.plan(fault);
                once(mailbox);
                proxy.heal();
                var healed = once(mailbox).problem();
                var right =
                        IntStream.rangeClosed(1, 7)
                                .mapToObj(i -> TestServer.message("Matter " + i, "Hello"))
                                .filter(wanted ->
                                        intake.mails().stream()
                                                .anyMatch(mail -> text(mail).equals(wanted)))
                                .count();
                if (healed != null || right != 7) {
                    failures.add(fault + ": " + healed + ", right " + right);
                }
            }
            assertEquals(List.of(), failures);
        }
    }

    @Test
    @Tag("dovecot")
    void realServerHandsOutEveryByte() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.speaksPop(), "Dovecot's POP3 is not installed (Debian: dovecot-pop3d)");
        try (var dovecot = Dovecot.start(temp)) {
            secrets.usual("bench");
            var sent = new ArrayList<String>();
            for (int i = 1; i <= 300; i++) {
                sent.add(
                        "Received: from a by b; Mon, 2 Nov 2026 10:00:00 +0100\r\n"
                                + TestServer.message(
                                        "Matter " + i,
                                        ".\r\n..dots " + i + "\r\n.\r\n" + "è\r\n".repeat(i * 7)));
            }
            dovecot.append("INBOX", sent);
            var mailbox = mailbox("bench", dovecot.popPort());
            assertNull(once(mailbox).problem());
            assertEquals(
                    sent.stream().sorted().toList(),
                    intake.mails().stream().map(PopSyncTest::text).sorted().toList());
            assertEquals(
                    Instant.parse("2026-11-02T09:00:00Z"), intake.mails().getFirst().arrivedAt());
            assertEquals(0, once(mailbox).folders().getFirst().fetched());

            dovecot.remove("INBOX", "1:100");
            dovecot.append("INBOX", List.of(TestServer.message("New", "x")));
            assertEquals(1, once(mailbox).folders().getFirst().fetched());
        }
    }
}
