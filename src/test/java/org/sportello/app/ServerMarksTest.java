package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.MAIL;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.kernel.Change;
import org.sportello.mail.Mailbox;
import org.sportello.mail.fault.Fault;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.sync.MailboxResult;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.storage.StoreFolder;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What a real server says of messages that we hold, as it stands in the store.
@Tag("dovecot")
class ServerMarksTest {

    @TempDir static Path temp;
    private static Dovecot server;

    private Wiring desk;
    private String folder = "";

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        java.nio.file.Files.setPosixFilePermissions(
                temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = Dovecot.start(java.nio.file.Files.createDirectory(temp.resolve("dovecot")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open(TestInfo test) {
        folder = test.getTestMethod().orElseThrow().getName();
        desk = new Wiring(new StoreFolder(temp.resolve("desk " + folder)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Mailbox mailbox(int port, Afterwards afterwards, String... folders) {
        var given = server.mailbox(port, folders);
        var added = desk.store().mailboxes().add(given.withFetching(new Fetching(0, afterwards)));
        desk.mail().secrets().put(SecretStore.incoming(added), "bench");
        return added;
    }

    private MailboxResult sync(Mailbox mailbox) {
        return desk.mail().sync().syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
    }

    private void append(int count) throws Exception {
        server.append(
                folder,
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> TestServer.message(folder + "." + i, "About " + i))
                        .toList());
    }

    /// The places of all mails, by the number in their subject.
    private Map<Integer, List<Placement>> places() {
        var numbers = new TreeMap<Integer, List<Placement>>();
        var subjects = desk.database().sql().select(MAIL.ID, MAIL.SUBJECT).from(MAIL).fetch();
        var places = desk.store().serverMarks().placements(subjects.map(row -> row.get(MAIL.ID)));
        subjects.forEach(row -> {
            var subject = row.get(MAIL.SUBJECT);
            numbers.put(
                    Integer.valueOf(subject.substring(subject.lastIndexOf('.') + 1)),
                    places.getOrDefault(row.get(MAIL.ID), List.of()));
        });
        return numbers;
    }

    private Placement place(int number) {
        var places = places().get(number);
        assertEquals(1, places.size(), places.toString());
        return places.getFirst();
    }

    @Test
    void answerInAnotherProgramIsNotedAndItsTicketShownAnew() throws Exception {
        append(4);
        server.mark(folder, "1", "+FLAGS (\\Answered)");
        var mailbox = mailbox(server.port(), Afterwards.NOTHING, folder);
        assertNull(sync(mailbox).problem());
        assertTrue(place(1).answered());
        assertNull(place(1).answeredAt(), "it came so");
        assertFalse(place(2).answered());

        var told = new ArrayList<Change>();
        desk.changes().subscribe(told::addAll);
        server.mark(folder, "2", "+FLAGS (\\Answered \\Seen)");
        server.mark(folder, "3", "+FLAGS (\\Seen)");
        assertNull(sync(mailbox).problem());
        assertNotNull(place(2).answeredAt());
        assertEquals(new Marks(true, false, false, false), place(3).marks());
        var ticket =
                desk.database()
                        .sql()
                        .select(MAIL.TICKET_ID)
                        .from(MAIL)
                        .where(MAIL.SUBJECT.endsWith(".2"))
                        .fetchSingle()
                        .value1();
        assertEquals(
                List.of(ticket),
                told.stream()
                        .filter(one -> one.entity() == Change.Entity.TICKET)
                        .map(Change::id)
                        .toList());

        server.mark(folder, "2", "-FLAGS (\\Answered)");
        assertNull(sync(mailbox).problem());
        assertFalse(place(2).answered());
    }

    @Test
    void whatIsGoneOrMovedElsewhereIsNotedAndTheTicketKeepsItsCopy() throws Exception {
        append(4);
        server.append("Elsewhere", List.of());
        var mailbox = mailbox(server.port(), Afterwards.NOTHING, folder);
        assertNull(sync(mailbox).problem());
        server.remove(folder, "2");
        server.move(folder, "3", "Elsewhere");
        assertNull(sync(mailbox).problem());
        assertNotNull(place(2).goneAt());
        assertFalse(place(2).removedByUs());
        assertNotNull(place(3).goneAt());
        assertNull(place(1).goneAt());
        assertEquals(4, desk.database().sql().fetchCount(MAIL, MAIL.RAW_ID.isNotNull()));
    }

    @Test
    void movedBetweenFoldersThatAreFetchedItHasBothPlaces() throws Exception {
        append(2);
        server.append("Second", List.of());
        var mailbox = mailbox(server.port(), Afterwards.NOTHING, folder, "Second");
        assertNull(sync(mailbox).problem());
        server.mark(folder, "1", "+FLAGS (\\Flagged)");
        server.move(folder, "1", "Second");
        assertNull(sync(mailbox).problem());
        var places = places().get(1);
        assertEquals(List.of(folder, "Second"), places.stream().map(Placement::folder).toList());
        assertNotNull(places.getFirst().goneAt());
        assertNull(places.getLast().goneAt());
        assertEquals(new Marks(false, false, true, false), places.getLast().marks());
    }

    @Test
    void whatTheMailboxItselfWantsIsNotSaidToBeSomebodyElses() throws Exception {
        append(3);
        var mailbox = mailbox(server.port(), new Afterwards(true, "Done", 0), folder);
        assertNull(sync(mailbox).problem());
        for (int number = 1; number <= 3; number++) {
            assertNotNull(place(number).goneAt());
            assertTrue(place(number).removedByUs());
            assertNull(place(number).answeredAt());
        }
        assertNull(sync(mailbox).problem());
        assertTrue(place(1).removedByUs());
    }

    /// What changes the bytes of an answer is left out: a mark that was read wrong is no mail that
    /// is lost, and is right again with the next change.
    @Test
    void whereverTheLineBreaksNoChangeIsMissedInTheEnd() throws Exception {
        append(8);
        try (var proxy = new FaultProxy(server.port())) {
            var mailbox = mailbox(proxy.port(), Afterwards.NOTHING, folder);
            assertNull(sync(mailbox).problem());
            change(0);
            assertNull(sync(mailbox).problem());
            assertChanged(0);
            var faults =
                    proxy.faults(1).stream()
                            .filter(one -> one.kind() != Fault.Kind.CORRUPT)
                            .toList();
            assertTrue(faults.size() > 30, faults.size() + " faults");
            for (int round = 1; round <= faults.size(); round++) {
                change(round);
                proxy.plan(faults.get(round - 1));
                sync(mailbox);
                proxy.heal();
                assertNull(sync(mailbox).problem());
                assertChanged(round);
            }
        }
    }

    private void change(int round) throws Exception {
        server.mark(folder, "2:4", (round % 2 == 0 ? "+" : "-") + "FLAGS (\\Answered)");
        server.mark(folder, "5", (round % 3 == 0 ? "+" : "-") + "FLAGS (\\Flagged)");
        if (round == 1) {
            server.remove(folder, "8");
        }
    }

    private void assertChanged(int round) {
        var places = places();
        for (int number = 2; number <= 4; number++) {
            assertEquals(round % 2 == 0, places.get(number).getFirst().answered(), "" + round);
        }
        var fifth = places.get(5).getFirst().marks();
        assertNotNull(fifth);
        assertEquals(round % 3 == 0, fifth.flagged(), "" + round);
        assertEquals(round >= 1, places.get(8).getFirst().goneAt() != null, "" + round);
    }
}
