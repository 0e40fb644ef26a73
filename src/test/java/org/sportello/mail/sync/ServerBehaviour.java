package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.fault.CountingRelay;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Abilities;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.ImapServer;
import org.sportello.mail.imap.MemoryFolder;
import org.sportello.mail.imap.SentFolder;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.folder.SyncListener;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What must work with every IMAP server, whatever it offers. One class for each server says how it
/// is started, and what only that one shows.
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServerBehaviour<S extends ImapServer> {

    /// Everything that makes a server quicker or more talkative, and that some do not offer.
    private static final Set<String> EXTRAS =
            Set.of(
                    "IDLE",
                    "CONDSTORE",
                    "QRESYNC",
                    "ENABLE",
                    "COMPRESS=DEFLATE",
                    "LITERAL+",
                    "LITERAL-",
                    "UIDPLUS",
                    "MOVE",
                    "ESEARCH",
                    "LIST-EXTENDED",
                    "LIST-STATUS",
                    "SPECIAL-USE",
                    "NAMESPACE",
                    "SASL-IR",
                    "BINARY",
                    "UNSELECT",
                    "XLIST");

    private static final Limits SMALL = new Limits(700, 100, 500_000, 10_000_000);
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMinutes(5),
                    Duration.ofMillis(100),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200));

    private S server;
    private FakeMailboxes mailboxes = new FakeMailboxes();
    private FakeIntake intake = new FakeIntake(mailboxes);
    private String folder = "";

    /// Starts the server, or says which package is missing.
    abstract S start(Path folder) throws Exception;

    /// What of [Abilities#IMAP] it offers.
    abstract Set<String> offers();

    /// A folder's name on this server.
    String folder(String name) {
        return name;
    }

    /// Its folder for what was sent; empty where it has none of its own.
    String sent() {
        return "";
    }

    /// How many messages are many for it.
    int many() {
        return 5000;
    }

    /// Tells in IDLE what others do with messages that are there; else it is noticed by the clock.
    boolean tellsOfMarks() {
        return true;
    }

    S server() {
        return server;
    }

    FakeIntake intake() {
        return intake;
    }

    /// A folder for this test alone.
    String folder() {
        return folder;
    }

    @BeforeAll
    void begin(@TempDir(factory = MemoryFolder.class) Path temp) throws Exception {
        server = start(temp);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void freshDesk(TestInfo test) {
        folder = folder(test.getTestMethod().orElseThrow().getName());
        mailboxes = new FakeMailboxes();
        intake = new FakeIntake(mailboxes);
    }

    Mailbox mailbox(int port, String... folders) {
        return mailboxes.add(server.mailbox(port, folders));
    }

    MailSync sync() {
        return new MailSync(
                        mailboxes,
                        intake,
                        new Connector(ImapServer.secrets(), Trust.usual()),
                        SMALL,
                        QUICK,
                        InstantSource.system())
                .noting(SyncHealth.NONE, ServerCommands.NONE, intake.marks());
    }

    MailboxResult once(Mailbox mailbox) {
        try (var sync = sync()) {
            return sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
        }
    }

    static List<String> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        TestServer.message(
                                "Matter " + i, ("Line of matter " + i + "\r\n").repeat(1 + i % 97)))
                .toList();
    }

    static MailboxState await(
            LinkedBlockingQueue<MailboxState> states, Predicate<MailboxState> wanted)
            throws InterruptedException {
        while (true) {
            var state = states.poll(30, TimeUnit.SECONDS);
            assertNotNull(state, "The state did not come");
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    private static boolean upToDate(MailboxState state) {
        return switch (state.phase()) {
            case IDLE, WAITING -> state.problem() == null;
            default -> false;
        };
    }

    @Test
    void whatItOffersIsKnown() {
        try (var line = server.open()) {
            assertEquals(
                    offers(),
                    Set.copyOf(
                            Abilities.server(Abilities.IMAP, line::can, line.certificate(), null)
                                    .abilities()));
        }
    }

    @Test
    void thousandsOfMessagesComeOnceAndWholeTheNewestFirst() throws Exception {
        var sent = messages(many());
        server.fill(folder, sent);
        var mailbox = mailbox(server.port(), folder);
        var result = once(mailbox);

        assertNull(result.problem());
        assertEquals(many(), result.folders().getFirst().fetched());
        assertEquals((long) many(), intake.batches().getFirst().getLast().uid());
        assertEquals(many(), intake.mails().size());
        for (var mail : intake.mails()) {
            assertEquals(
                    sent.get((int) mail.uid() - 1),
                    new String(mail.bytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, once(mailbox).folders().getFirst().fetched());

        server.append(folder, List.of(TestServer.message("New", "here")));
        assertEquals(1, once(mailbox).folders().getFirst().fetched());
    }

    @Test
    void newMailIsFetchedWhileWatching() throws Exception {
        server.append(folder, messages(3));
        mailbox(server.port(), folder);
        watchNewMail();
    }

    private void watchNewMail() throws Exception {
        var states = new LinkedBlockingQueue<MailboxState>();
        try (var sync = sync()) {
            sync.subscribe(states::add);
            sync.start();
            await(states, ServerBehaviour::upToDate);
            assertEquals(3, intake.mails().size());
            server.append(folder, List.of(TestServer.message("New", "here")));
            await(states, state -> intake.mails().size() == 4 && upToDate(state));
        }
    }

    @Test
    void whatIsNotOfferedIsNotNeeded() throws Exception {
        server.append(folder, messages(3));
        try (var proxy = new FaultProxy(server.port())) {
            proxy.hide(EXTRAS);
            mailbox(proxy.port(), folder);
            watchNewMail();
            server.remove(folder, "2");
            assertNull(once(mailboxes.find(1).orElseThrow()).problem());
            try (var line = server.open(proxy.port())) {
                var copies = SentFolder.of(line);
                copies.add(
                        TestServer.message("Plain", "x").getBytes(StandardCharsets.UTF_8),
                        Instant.now());
                assertTrue(SentFolder.of(line).holds("Plain@example.com", Instant.now()));
            }
        }
    }

    private Mailbox compressed(int port) {
        return mailboxes.add(
                server.mailbox(port, folder)
                        .withFetching(new Fetching(0, Afterwards.NOTHING, true)));
    }

    private void assertWhole(List<String> sent) {
        assertEquals(sent.size(), intake.mails().size());
        for (var mail : intake.mails()) {
            assertEquals(
                    sent.get((int) mail.uid() - 1),
                    new String(mail.bytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatIsFetchedIsCompressedWhereTheServerOffersItAndWholeInAnyCase() throws Exception {
        var sent = new ArrayList<>(messages(300));
        sent.add(TestServer.message("Large", "0123456789abcdef".repeat(50_000)));
        server.fill(folder, sent);
        long bytes = sent.stream().mapToLong(String::length).sum();
        try (var relay = new CountingRelay(server.port())) {
            assertNull(once(compressed(relay.port())).problem());
            assertWhole(sent);
            assertEquals(
                    offers().contains(Abilities.COMPRESS),
                    relay.carried() < bytes / 4,
                    () -> relay.carried() + " bytes carried of " + bytes);
        }
    }

    @Test
    void newMailIsToldOnACompressedLine() throws Exception {
        server.append(folder, messages(3));
        compressed(server.port());
        watchNewMail();
    }

    @Test
    void compressedLineThatBreaksLosesNothing() throws Exception {
        var sent = messages(600);
        server.fill(folder, sent);
        try (var relay = new CountingRelay(server.port())) {
            var mailbox = compressed(relay.port());
            relay.cutAfter(700L, 4_003L, 6_011L);
            for (int tries = 0; tries < 4; tries++) {
                once(mailbox);
            }
            assertTrue(relay.cutAll());
            assertNull(once(mailbox).problem());
        }
        assertWhole(sent);
    }

    @Test
    void comesBackAfterTheServerWasAway() throws Exception {
        server.append(folder, messages(3));
        mailbox(server.port(), folder);
        var states = new LinkedBlockingQueue<MailboxState>();
        try (var sync = sync()) {
            sync.subscribe(states::add);
            sync.start();
            await(states, ServerBehaviour::upToDate);
            server.close();
            await(states, state -> state.problem() != null);
            server.startAgain();
            // GreenMail has forgotten everything; made anew within the same second, the folder has
            // the UIDVALIDITY that it had, and new is what has a higher UID.
            server.append(folder, messages(3));
            server.append(folder, List.of(TestServer.message("After the break", "here")));
            await(
                    states,
                    state ->
                            upToDate(state)
                                    && intake.mails().stream()
                                            .anyMatch(mail ->
                                                    new String(mail.bytes(), StandardCharsets.UTF_8)
                                                            .contains("After the break")));
        }
    }

    @Test
    void lineThatBreaksInMidMessageLosesNothing() throws Exception {
        server.fill(folder, messages(600));
        try (var proxy = new FaultProxy(server.port())) {
            proxy.hide(Set.of("COMPRESS=DEFLATE"));
            var mailbox = mailbox(proxy.port(), folder);
            for (var cut : List.of(40_000L, 150_017L, 200_003L)) {
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

    @Test
    void folderNamesInOtherLettersAreReadAndListed() throws Exception {
        var name = folder("Perché & così – Жалобы");
        server.append(name, messages(2));
        assertNull(once(mailbox(server.port(), name)).problem());
        assertEquals(2, intake.mails().size());
        try (var line = server.open()) {
            assertTrue(line.folders().stream().anyMatch(one -> one.name().equals(name)));
        }
    }

    @Test
    void messagesThatWereRemovedAreNoGapForTheOthers() throws Exception {
        server.append(folder, messages(9));
        server.remove(folder, "2:4,9");
        var mailbox = mailbox(server.port(), folder);
        assertNull(once(mailbox).problem());
        assertEquals(List.of(1L, 5L, 6L, 7L, 8L), intake.uids().stream().sorted().toList());
        server.append(folder, List.of(TestServer.message("New", "here")));
        assertEquals(1, once(mailbox).folders().getFirst().fetched());
    }

    @Test
    void folderThatWasMadeAnewIsReadAnew() throws Exception {
        server.append(folder, messages(3));
        var mailbox = mailbox(server.port(), folder);
        var before = once(mailbox).folders().getFirst();
        server.deleteFolder(folder);
        server.append(folder, List.of(TestServer.message("Another", "here")));
        var after = once(mailbox);
        assertNull(after.problem());
        assertFalse(before.uidValidity() == after.folders().getFirst().uidValidity());
        assertEquals(1, after.folders().getFirst().fetched());
    }

    /// Which extensions a proxy hides: none, so that the server tells as much as it can; else less
    /// and less.
    static Stream<Set<String>> lessAndLess() {
        return Stream.of(Set.of(), Set.of("QRESYNC"), Set.of("CONDSTORE", "QRESYNC", "ENABLE"));
    }

    private Marks marks(long uid) {
        return Objects.requireNonNull(intake.marks().of(uid));
    }

    @ParameterizedTest
    @MethodSource("lessAndLess")
    void whatOthersMarkOrRemoveIsNoticed(Set<String> hidden) throws Exception {
        folder = folder + hidden.size();
        server.append(folder, messages(9));
        server.mark(folder, "2", "+FLAGS (\\Seen)");
        try (var proxy = new FaultProxy(server.port())) {
            proxy.hide(hidden);
            var mailbox = mailbox(proxy.port(), folder);
            assertNull(once(mailbox).problem());
            assertEquals(new Marks(true, false, false, false), marks(2));
            assertEquals(Marks.NONE, marks(3));

            server.mark(folder, "3", "+FLAGS (\\Answered \\Seen)");
            server.mark(folder, "4", "+FLAGS (\\Flagged)");
            server.mark(folder, "2", "-FLAGS (\\Seen)");
            server.remove(folder, "5:6,9");
            server.append(folder, List.of(TestServer.message("New", "here")));
            assertNull(once(mailbox).problem());
            assertEquals(new Marks(true, true, false, false), marks(3));
            assertEquals(new Marks(false, false, true, false), marks(4));
            assertEquals(Marks.NONE, marks(2));
            assertEquals(Marks.NONE, marks(10));
            assertEquals(Set.of(5L, 6L, 9L), intake.marks().gone());

            var notes = intake.marks().notes();
            assertNull(once(mailbox).problem());
            assertNull(once(mailbox).problem());
            assertTrue(intake.marks().notes() <= notes + 1, "nothing new is not noted");
        }
    }

    @Test
    void whatNobodyEverLookedAtIsLookedAtOnce() throws Exception {
        server.fill(folder, messages(1200));
        var mailbox = mailbox(server.port(), folder);
        assertNull(once(mailbox).problem());
        intake.marks().forget();
        server.mark(folder, "7,1199", "+FLAGS (\\Answered)");
        server.remove(folder, "8");
        for (int looks = 0; looks < 4; looks++) {
            assertNull(once(mailbox).problem());
        }
        assertTrue(marks(7).answered());
        assertTrue(marks(1199).answered());
        assertEquals(Marks.NONE, marks(600));
        assertEquals(Set.of(8L), intake.marks().gone());
    }

    @Test
    void whatOthersDoIsToldWhileWatching() throws Exception {
        server.append(folder, messages(5));
        mailbox(server.port(), folder);
        var states = new LinkedBlockingQueue<MailboxState>();
        var noted = new Semaphore(0);
        try (var sync = sync()) {
            sync.subscribe(states::add);
            sync.start();
            await(states, ServerBehaviour::upToDate);
            intake.marks().afterNote(noted::release);
            server.mark(folder, "2", "+FLAGS (\\Answered)");
            if (!tellsOfMarks()) {
                sync.syncNow();
            }
            awaitNote(noted, () -> marks(2).answered());
            server.remove(folder, "4");
            if (!tellsOfMarks()) {
                sync.syncNow();
            }
            awaitNote(noted, () -> intake.marks().gone().contains(4L));
        }
    }

    private static void awaitNote(Semaphore noted, BooleanSupplier wanted)
            throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            assertTrue(noted.tryAcquire(90, TimeUnit.SECONDS), "It was not noticed");
        }
    }

    @Test
    void folderThatWasMadeAnewHasNoOldMarks() throws Exception {
        server.append(folder, messages(3));
        var mailbox = mailbox(server.port(), folder);
        once(mailbox);
        server.mark(folder, "1:3", "+FLAGS (\\Answered)");
        once(mailbox);
        assertTrue(marks(1).answered());
        server.deleteFolder(folder);
        server.append(folder, messages(2));
        assertNull(once(mailbox).problem());
        assertEquals(Marks.NONE, marks(1));
        server.mark(folder, "2", "+FLAGS (\\Seen)");
        assertNull(once(mailbox).problem());
        assertEquals(new Marks(true, false, false, false), marks(2));
    }

    @Test
    void whatWasSentIsCopiedIntoTheFolderForIt() {
        try (var line = server.open()) {
            var copies = SentFolder.of(line);
            if (!sent().isEmpty()) {
                assertEquals(sent(), copies.name());
            }
            var message = TestServer.message("Copy", "Perché").getBytes(StandardCharsets.UTF_8);
            copies.add(message, Instant.now());
            var found = SentFolder.of(line);
            assertEquals(copies.name(), found.name());
            assertTrue(found.holds("Copy@example.com", Instant.now()));
            assertFalse(found.holds("other@example.com", Instant.now()));
        }
    }
}
