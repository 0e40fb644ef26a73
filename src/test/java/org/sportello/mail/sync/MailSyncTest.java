package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.Incomplete;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.FolderGone;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.NoSecureLine;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.folder.SyncListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

class MailSyncTest {

    private static final Limits SMALL = new Limits(40, 10, 20_000, 200_000);

    private final TestServer server = new TestServer();
    private final TestDesk desk = TestDesk.with(SMALL);
    private final FakeMailboxes mailboxes = desk.mailboxes();
    private final FakeIntake intake = desk.intake();

    @AfterEach
    void stop() {
        server.close();
    }

    private MailboxResult sync(Mailbox mailbox) {
        return desk.once(mailbox);
    }

    private FolderCursor cursor() {
        return mailboxes.folders(1).getFirst().cursor();
    }

    private void deliver(int from, int to) {
        for (int i = from; i <= to; i++) {
            server.deliver("Matter " + i);
        }
    }

    @Test
    void firstSyncFetchesEverythingOnceAndTheNewestFirst() {
        deliver(1, 95);
        var result = sync(mailboxes.add(server.mailbox("INBOX")));

        assertNull(result.problem());
        assertEquals(95, result.folders().getFirst().fetched());
        assertEquals(95, result.folders().getFirst().lastUid());
        assertEquals(95, new HashSet<>(intake.uids()).size());
        assertEquals(95, intake.uids().size());
        var firstUids = intake.batches().stream().map(batch -> batch.getFirst().uid()).toList();
        assertEquals(firstUids.stream().sorted((a, b) -> Long.compare(b, a)).toList(), firstUids);
        assertEquals(95L, intake.batches().getFirst().getLast().uid());
        assertEquals(1, cursor().lowUid());
        assertEquals(95, cursor().highUid());
    }

    @Test
    void messagesComeByteForByte() {
        server.deliver("Perché", "Grüße, ñandú\r\n.\r\nend");
        sync(mailboxes.add(server.mailbox("INBOX")));

        assertEquals(
                TestServer.message("Perché", "Grüße, ñandú\r\n.\r\nend"),
                new String(intake.mails().getFirst().bytes(), StandardCharsets.UTF_8));
        assertEquals("INBOX 1", intake.mails().getFirst().source());
    }

    @Test
    void laterSyncsFetchOnlyWhatIsNewOldestFirst() {
        deliver(1, 3);
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        sync(mailbox);
        assertEquals(0, sync(mailbox).folders().getFirst().fetched());

        deliver(4, 30);
        assertEquals(27, sync(mailbox).folders().getFirst().fetched());
        assertEquals(LongStream.rangeClosed(4, 30).boxed().toList(), intake.uids().subList(3, 30));
        assertEquals(30, cursor().highUid());
    }

    @Test
    void emptyFolderIsCompleteAndItsFirstMessageIsFound() {
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        sync(mailbox);
        assertEquals(1, cursor().lowUid());

        server.deliver("First");
        assertEquals(1, sync(mailbox).folders().getFirst().fetched());
    }

    @Test
    void syncThatBrokeGoesOnWhereItWas() {
        deliver(1, 95);
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        intake.failAt(5);
        assertThrows(IllegalStateException.class, () -> sync(mailbox));
        var before = intake.uids().size();
        assertTrue(before > 0 && before < 95);

        deliver(96, 99);
        sync(mailbox);
        assertEquals(99, intake.uids().size());
        assertEquals(99, new HashSet<>(intake.uids()).size());
        assertEquals(1, cursor().lowUid());
        assertEquals(99, cursor().highUid());
    }

    /// The fetching is ahead of the filing by less than there is: the line is cut in the middle.
    @Test
    void cutLineTellsWhatWasFiledBesideTheProblem() throws IOException {
        for (int i = 1; i <= 80; i++) {
            server.deliver("Matter " + i, "x\r\n".repeat(2000));
        }
        try (var proxy = new FaultProxy(server.imapPort())) {
            var mailbox = mailboxes.add(server.mailboxThrough(proxy.port()));
            var result = desk.once(mailbox, cutting(proxy));

            assertInstanceOf(MailboxUnreachable.class, result.problem());
            var folder = result.folders().getFirst();
            assertTrue(folder.fetched() > 0 && folder.fetched() < 80);
            assertEquals(intake.mails().size(), folder.fetched());
            assertEquals(cursor().uidValidity(), folder.uidValidity());
            assertEquals(80, folder.lastUid());
        }
    }

    private static SyncListener cutting(FaultProxy proxy) {
        return new SyncListener() {
            @Override
            public void found(int messages) {
                // Nothing to do yet.
            }

            @Override
            public void filed(int messages) {
                try {
                    proxy.close();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
    }

    /// Else conversations could be put together in another way.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 9})
    void syncThatBrokeGoesOnWithTheBatchesThatItWouldHaveHad(int broken) {
        deliver(1, 120);
        var batches = batches(_ -> {});
        var again = batches(disturbed -> disturbed.failAt(broken));

        assertTrue(batches.size() > 9);
        assertEquals(batches, again);
    }

    private List<List<Long>> batches(Consumer<FakeIntake> prepared) {
        var other = TestDesk.with(SMALL);
        prepared.accept(other.intake());
        var mailbox = other.mailboxes().add(server.mailbox("INBOX"));
        for (int tries = 0; cursor(other.mailboxes()).lowUid() != 1; tries++) {
            assertTrue(tries < 3);
            syncOrFail(other, mailbox);
        }
        return other.intake().batches().stream()
                .map(batch -> batch.stream().map(RawMail::uid).toList())
                .toList();
    }

    private static FolderCursor cursor(FakeMailboxes some) {
        return some.folders(1).getFirst().cursor();
    }

    private static void syncOrFail(TestDesk other, Mailbox mailbox) {
        try {
            other.once(mailbox);
        } catch (IllegalStateException asTheTestWants) {
            assertEquals("The test wants a failure here", asTheTestWants.getMessage());
        }
    }

    @Test
    void mailThatArrivesDuringTheFirstSyncIsFetchedToo() {
        deliver(1, 95);
        var once = new java.util.concurrent.atomic.AtomicBoolean();
        intake.afterBatch(() -> {
            if (once.compareAndSet(false, true)) {
                deliver(96, 97);
            }
        });
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        sync(mailbox);
        sync(mailbox);
        assertEquals(97, new HashSet<>(intake.uids()).size());
        assertEquals(97, intake.uids().size());
    }

    @Test
    void newUidValidityStartsOver() {
        deliver(1, 12);
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        mailboxes.move(1, new FolderCursor(4711, 12, 1));
        assertEquals(12, sync(mailbox).folders().getFirst().fetched());
        assertTrue(cursor().uidValidity() != 4711);
        assertEquals(12, cursor().highUid());
    }

    @Test
    void gapsBetweenUidsAreFine() throws Exception {
        deliver(1, 20);
        var inbox =
                server.greenMail()
                        .getManagers()
                        .getImapHostManager()
                        .getFolder(
                                server.greenMail().getUserManager().getUser(TestServer.ADDRESS),
                                "INBOX");
        for (long uid : new long[] {3, 4, 11, 20}) {
            inbox.setFlags(
                    new jakarta.mail.Flags(jakarta.mail.Flags.Flag.DELETED), true, uid, null, true);
        }
        inbox.expunge();
        assertEquals(
                16, sync(mailboxes.add(server.mailbox("INBOX"))).folders().getFirst().fetched());
        assertEquals(1, cursor().lowUid());
    }

    @Test
    void batchesAreBoundedInBytesAndLargeMessagesComeAlone() {
        for (int i = 1; i <= 6; i++) {
            server.deliver("Medium " + i, "x".repeat(7000));
        }
        server.deliver("Large", "y".repeat(60_000));
        server.deliver("Small", "z");
        sync(mailboxes.add(server.mailbox("INBOX")));

        assertEquals(8, intake.mails().size());
        for (var batch : intake.batches()) {
            var bytes = batch.stream().mapToLong(mail -> mail.bytes().length).sum();
            assertTrue(bytes <= SMALL.bytes() || batch.size() == 1, bytes + " in " + batch.size());
        }
        assertTrue(intake.mails().stream().anyMatch(mail -> mail.bytes().length > 60_000));
    }

    @Test
    void messageBeyondTheLimitStaysThereAndSaysHowLargeItIs() {
        server.deliver("Enormous", "y".repeat(300_000));
        server.deliver("After it");
        sync(mailboxes.add(server.mailbox("INBOX")));

        var enormous =
                intake.mails().stream().filter(mail -> mail.uid() == 1).findFirst().orElseThrow();
        var why = enormous.incomplete();
        assertNotNull(why);
        assertEquals(Incomplete.TOO_LARGE, why.code());
        var sizes = why.sizes().orElseThrow();
        assertTrue(sizes.size() > 300_000, sizes.toString());
        assertEquals(SMALL.largest(), sizes.limit());
        assertTrue(intake.mails().stream().anyMatch(mail -> mail.incomplete() == null));
        var stub = new String(enormous.bytes(), StandardCharsets.UTF_8);
        assertTrue(stub.contains("Subject: Enormous"), stub);
        assertTrue(stub.contains("From: Anna <anna@example.com>"), stub);
        assertTrue(stub.contains("X-Sportello-Incomplete: too-large"), stub);
        assertTrue(stub.length() < 3000);
    }

    @Test
    void mailboxIsNotTouched() {
        server.deliver("Unread");
        sync(mailboxes.add(server.mailbox("INBOX")));
        var unseen =
                server.greenMail()
                        .getManagers()
                        .getImapHostManager()
                        .getFolder(
                                server.greenMail().getUserManager().getUser(TestServer.ADDRESS),
                                "INBOX");
        assertEquals(1, unseen.getUnseenCount());
    }

    @Test
    void folderThatIsGoneDoesNotStopTheOthers() {
        server.createFolder("Shop");
        server.deliverTo("Shop", "Order", "One");
        var result = sync(mailboxes.add(server.mailbox("Lost", "Shop")));

        var gone = assertInstanceOf(FolderGone.class, result.problem());
        assertEquals(List.of("Lost"), gone.arguments());
        assertEquals(1, result.folders().getFirst().fetched());
    }

    @Test
    void foldersInOtherLettersAreFound() {
        server.createFolder("Reclami – perché & così");
        server.deliverTo("Reclami – perché & così", "Order", "One");
        var result = sync(mailboxes.add(server.mailbox("Reclami – perché & così")));
        assertNull(result.problem());
        assertEquals(1, result.folders().getFirst().fetched());
    }

    @Test
    void wrongPasswordIsSaidInWords() {
        desk.secrets().usual("wrong");
        var problem =
                assertInstanceOf(
                        SignInRejected.class,
                        sync(mailboxes.add(server.mailbox("INBOX"))).problem());
        assertEquals(List.of(TestServer.ADDRESS, "127.0.0.1"), problem.arguments());
    }

    @Test
    void unknownHostAndSilentPortAreToldApart() {
        var unknown =
                assertThrows(
                        MailboxUnreachable.class,
                        () ->
                                ImapConnection.open(
                                        ServerUrl.parse("imaps://a@no-such-host.invalid"),
                                        "x",
                                        Trust.usual()));
        assertEquals("mail.hostUnknown", unknown.key());

        var port = server.imapPort();
        server.close();
        var refused =
                assertThrows(
                        MailboxUnreachable.class,
                        () ->
                                ImapConnection.open(
                                        ServerUrl.parse("imap://a@127.0.0.1:" + port + "?plain"),
                                        "x",
                                        Trust.usual()));
        assertEquals("mail.unreachable", refused.key());
        assertTrue(refused.retryable());
    }

    @Test
    void passwordIsNotSentWhereTheLineCannotBeProtected() {
        assertThrows(
                NoSecureLine.class,
                () ->
                        ImapConnection.open(
                                ServerUrl.parse("imap://a@127.0.0.1:" + server.imapPort()),
                                "x",
                                Trust.usual()));
    }

    @Test
    void serverThatSpeaksNoTlsIsNotTheRightOne() {
        var problem =
                assertThrows(
                        org.sportello.kernel.Problem.class,
                        () ->
                                ImapConnection.open(
                                        ServerUrl.parse("imaps://a@127.0.0.1:" + server.imapPort()),
                                        "x",
                                        Trust.usual()));
        assertEquals("mail.notAMailServer", problem.key());
        assertNotNull(problem.getCause());
    }

    @Test
    void sourceNamesFolderAndUid() {
        deliver(1, 2);
        sync(mailboxes.add(server.mailbox("INBOX")));
        assertEquals(
                List.of("INBOX 1", "INBOX 2"),
                intake.mails().stream().map(RawMail::source).toList());
    }
}
