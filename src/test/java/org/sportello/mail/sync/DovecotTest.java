package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.Incomplete;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.SentFolder;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.MailboxState.Phase;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What only a real server shows: commands answered at the same time, announcements beside other
/// answers, real folder names. Left out where Dovecot is not installed.
@Tag("dovecot")
class DovecotTest {

    private static final Limits SMALL = new Limits(700, 100, 500_000, 10_000_000);

    @TempDir static Path temp;
    private static Dovecot dovecot;

    private final FakeMailboxes mailboxes = new FakeMailboxes();
    private final FakeIntake intake = new FakeIntake(mailboxes);
    private String folder = "";

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        dovecot = Dovecot.start(temp);
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @BeforeEach
    void ownFolder(TestInfo test) {
        folder = test.getTestMethod().orElseThrow().getName();
    }

    private MailSync sync(Limits limits) {
        return new MailSync(
                mailboxes,
                intake,
                new Connector(Dovecot.secrets(), Trust.usual()),
                limits,
                Pace.USUAL,
                InstantSource.system());
    }

    private MailboxResult once(Mailbox mailbox) {
        try (var sync = sync(SMALL)) {
            return sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
        }
    }

    private static List<String> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        TestServer.message(
                                "Matter " + i,
                                ("Line of matter " + i + "\r\n").repeat(1 + i % 97 * 10)))
                .toList();
    }

    @Test
    void thousandsOfMessagesComeOnceAndWhole() throws Exception {
        var sent = messages(2000);
        dovecot.append(folder, sent);
        var result = once(mailboxes.add(dovecot.mailbox(dovecot.port(), folder)));

        assertNull(result.problem());
        assertEquals(2000, result.folders().getFirst().fetched());
        assertEquals(2000, intake.mails().size());
        assertEquals(2000L, intake.batches().getFirst().getLast().uid());
        for (var mail : intake.mails()) {
            assertEquals(
                    sent.get((int) mail.uid() - 1),
                    new String(mail.bytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, once(mailboxes.find(1).orElseThrow()).folders().getFirst().fetched());
    }

    @Test
    void lineThatBreaksInMidMessageLosesNothing() throws Exception {
        dovecot.append(folder, messages(600));
        try (var proxy = new FaultProxy(dovecot.port())) {
            var mailbox = mailboxes.add(dovecot.mailbox(proxy.port(), folder));
            for (var cut : List.of(400_000L, 1_500_017L, 2_000_003L)) {
                proxy.cutAfter(cut);
                once(mailbox);
            }
            assertTrue(proxy.opened() > 3);
            assertNull(once(mailbox).problem());
        }
        assertEquals(
                LongStream.rangeClosed(1, 600).boxed().toList(),
                intake.uids().stream().sorted().toList());
        assertEquals(600, new HashSet<>(intake.uids()).size());
    }

    /// Dovecot's own words: “Disconnected: FETCH failed”.
    @Test
    void messageForWhichTheServerClosesTheLineKeepsNoOtherAway() throws Exception {
        dovecot.append(folder, messages(30));
        dovecot.appendUnreadable(folder, messages(1).getFirst());
        dovecot.append(folder, List.of(TestServer.message("New", "here")));
        var result = once(mailboxes.add(dovecot.mailbox(dovecot.port(), folder)));

        assertNull(result.problem());
        assertEquals(32, result.folders().getFirst().fetched());
        var stubs = intake.mails().stream().filter(mail -> mail.incomplete() != null).toList();
        assertEquals(
                List.of(Incomplete.notDelivered()),
                stubs.stream().map(RawMail::incomplete).toList());
        assertEquals(32, new HashSet<>(intake.uids()).size());
    }

    /// The file does not say how large the message is for IMAP, and lies about how large it is.
    @Test
    void messageThatTheServerCannotEvenMeasureKeepsNoOtherAway() throws Exception {
        dovecot.append(folder, messages(40));
        var mails = temp.resolve("home/bench/Maildir");
        var file = Files.writeString(temp.resolve("unmeasured"), messages(1).getFirst());
        Files.move(file, mails.resolve("." + folder).resolve("new").resolve("1.worse.host,S=10"));
        dovecot.append(folder, messages(45).subList(40, 45));
        try (var proxy = new FaultProxy(dovecot.port())) {
            var result = once(mailboxes.add(dovecot.mailbox(proxy.port(), folder)));
            assertNull(result.problem());
            assertTrue(proxy.opened() > 5, "it was looked for");
        }
        assertEquals(46, new HashSet<>(intake.uids()).size());
        assertEquals(
                List.of(Incomplete.notDelivered()),
                intake.mails().stream().map(RawMail::incomplete).filter(Objects::nonNull).toList());
    }

    @Test
    void newMailIsAnnouncedAndFetched() throws Exception {
        dovecot.append(folder, messages(3));
        mailboxes.add(dovecot.mailbox(dovecot.port(), folder));
        var states = new LinkedBlockingQueue<MailboxState>();
        try (var sync = sync(Limits.USUAL)) {
            sync.subscribe(states::add);
            sync.start();
            await(states, Phase.IDLE);
            assertEquals(3, intake.mails().size());
            dovecot.append(folder, List.of(TestServer.message("New", "here")));
            await(states, Phase.SYNCING);
            await(states, Phase.IDLE);
            assertEquals(4, intake.mails().size());
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
    void folderNamesInOtherLettersAreReadAndListed() throws Exception {
        var name = "Reclami/Perché & così – Жалобы";
        dovecot.append(name, messages(2));
        var result = once(mailboxes.add(dovecot.mailbox(dovecot.port(), name)));
        assertNull(result.problem());
        assertEquals(2, intake.mails().size());
        try (var line = dovecot.open()) {
            assertTrue(line.folders().stream().anyMatch(one -> one.name().equals(name)));
        }
    }

    @Test
    void sentFolderIsFoundByItsAttribute() {
        try (var line = dovecot.open()) {
            var sent = SentFolder.of(line);
            assertEquals("Gesendet", sent.name());
            var message = TestServer.message("Copy", "x").getBytes(StandardCharsets.UTF_8);
            sent.add(message, Instant.now());
            assertTrue(sent.holds("Copy@example.com", Instant.now()));
            assertTrue(!sent.holds("other@example.com", Instant.now()));
        }
    }

    @Test
    void messageLargerThanABatchComesInPiecesAndWhole() throws Exception {
        var large = TestServer.message("Large", "0123456789abcdef".repeat(600_000));
        dovecot.append(folder, List.of(messages(1).getFirst(), large, messages(1).getFirst()));
        assertNull(once(mailboxes.add(dovecot.mailbox(dovecot.port(), folder))).problem());
        assertEquals(3, intake.mails().size());
        var mail = intake.mails().stream().filter(one -> one.uid() == 2).findFirst().orElseThrow();
        assertEquals(large, new String(mail.bytes(), StandardCharsets.UTF_8));
    }
}
