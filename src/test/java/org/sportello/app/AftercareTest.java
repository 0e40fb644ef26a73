package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.SERVER_COMMAND;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fault.Fault;
import org.sportello.mail.fault.Fault.Side;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.Shelf;
import org.sportello.mail.imap.Shelf.Lying;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.store.JooqServerCommands;
import org.sportello.mail.sync.MailSync;
import org.sportello.mail.sync.MailboxResult;
import org.sportello.mail.sync.Pace;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.storage.StoreFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What is done on a real server with messages that we hold: once, whatever breaks, and to nothing
/// else.
@Tag("dovecot")
class AftercareTest {

    /// What a server that offers little says of itself.
    private static final Map<String, String> KINDS =
            Map.of(
                    "everything", "",
                    "no-move", "imap_capability = IMAP4rev1 IDLE UIDPLUS LITERAL+ NAMESPACE",
                    "nothing", "imap_capability = IMAP4rev1");

    @TempDir static Path temp;
    private static final Map<String, Dovecot> SERVERS = new java.util.HashMap<>();

    private Wiring desk;
    private ServerCommands commands;
    private List<Fault> faults = List.of();
    private String folder = "";

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var kind : KINDS.entrySet()) {
            var home = Files.createDirectory(temp.resolve(kind.getKey()));
            SERVERS.put(kind.getKey(), Dovecot.startWith(home, kind.getValue() + "\n"));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(Dovecot::close);
    }

    @BeforeEach
    void open(TestInfo test) {
        folder = test.getTestMethod().orElseThrow().getName();
        var name = "desk " + folder + test.getDisplayName().hashCode();
        desk = new Wiring(new StoreFolder(temp.resolve(name)));
        commands = new JooqServerCommands(desk.database());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Mailbox mailbox(int port, Afterwards afterwards, String... folders) {
        var given = SERVERS.get("everything").mailbox(port, folders);
        var added = desk.store().mailboxes().add(given.withFetching(new Fetching(0, afterwards)));
        desk.mail().secrets().put(SecretStore.incoming(added), "bench");
        return added;
    }

    private MailboxResult sync(Mailbox mailbox) {
        return sync(mailbox, commands);
    }

    private MailboxResult sync(Mailbox mailbox, ServerCommands noted) {
        try (var sync =
                new MailSync(
                                desk.store().mailboxes(),
                                desk.mail().intake(),
                                desk.mail().connector(),
                                Limits.USUAL,
                                Pace.USUAL,
                                InstantSource.system())
                        .noting(desk.mail().health(), noted)) {
            return sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
        }
    }

    private List<String> messages(int count) {
        return messages(folder, count);
    }

    private static List<String> messages(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> TestServer.message(prefix + "." + i, "About " + i))
                .toList();
    }

    private static List<Lying> shelf(Dovecot server, String folder) {
        try (var line = server.open()) {
            return Shelf.of(line, folder);
        }
    }

    private int waiting() {
        return desk.database().sql().fetchCount(SERVER_COMMAND);
    }

    /// So much time passes.
    private void later(Duration time) {
        for (var row : desk.database().sql().fetch(SERVER_COMMAND)) {
            desk.database()
                    .write(() ->
                            desk.database()
                                    .sql()
                                    .update(SERVER_COMMAND)
                                    .set(SERVER_COMMAND.NOTED_AT, row.getNotedAt().minus(time))
                                    .set(SERVER_COMMAND.NOT_BEFORE, row.getNotBefore().minus(time))
                                    .where(SERVER_COMMAND.ID.eq(row.getId()))
                                    .execute());
        }
    }

    @Test
    void nothingIsTouchedUnlessAsked() throws Exception {
        var server = SERVERS.get("everything");
        server.append(folder, messages(5));
        assertNull(sync(mailbox(server.port(), Afterwards.NOTHING, folder)).problem());
        assertEquals(0, waiting());
        assertTrue(shelf(server, folder).stream().noneMatch(one -> one.seen() || one.deleted()));
    }

    @Test
    void whatWeHoldIsMarkedAsReadAlsoWhatComesLater() throws Exception {
        var server = SERVERS.get("everything");
        server.append(folder, messages(250));
        var mailbox = mailbox(server.port(), new Afterwards(true, "", 0), folder);
        assertNull(sync(mailbox).problem());
        server.append(folder, messages("late", 3));
        assertNull(sync(mailbox).problem());

        assertEquals(253, shelf(server, folder).stream().filter(Lying::seen).count());
        assertEquals(0, waiting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "no-move", "nothing"})
    void whatWeHoldIsMovedIntoAFolderThatIsMadeForIt(String kind) throws Exception {
        var server = SERVERS.get(kind);
        var done = "Fatto/Perché";
        server.append(folder, messages(30));
        try (var line = server.open()) {
            Shelf.flag(line, folder, "7", "\\Deleted");
        }
        var mailbox = mailbox(server.port(), new Afterwards(true, done, 0), folder, done);
        // The folder is not there yet: it is told, and the rest goes on.
        sync(mailbox);

        assertEquals(30, shelf(server, done).size());
        assertTrue(shelf(server, folder).stream().allMatch(Lying::deleted));
        assertEquals(kind.equals("nothing") ? 30 : 0, shelf(server, folder).size());
        assertEquals(0, waiting());
        // Where it was moved to it is ours already, and stays.
        assertNull(sync(mailbox).problem());
        assertEquals(30, shelf(server, done).size());
        assertEquals(30, desk.database().sql().fetchCount(MAIL));
    }

    @Test
    void whatOthersMarkedAsDeletedIsNotRemovedByUs() throws Exception {
        var server = SERVERS.get("no-move");
        server.append(folder, messages(10));
        var mailbox = mailbox(server.port(), new Afterwards(false, "", 7), folder);
        assertNull(sync(mailbox).problem());
        server.append(folder, messages("others", 2));
        try (var line = server.open()) {
            Shelf.flag(line, folder, "11:12", "\\Deleted");
        }
        later(Duration.ofDays(6));
        assertNull(sync(mailbox).problem());
        assertEquals(12, shelf(server, folder).size());

        later(Duration.ofDays(2));
        assertNull(sync(mailbox).problem());
        assertEquals(
                List.of(new Lying(11, false, true), new Lying(12, false, true)),
                shelf(server, folder));
        assertEquals(12, desk.database().sql().fetchCount(MAIL));
    }

    @Test
    void whatIsSwitchedOffIsNotDoneAnyMore() throws Exception {
        var server = SERVERS.get("everything");
        server.append(folder, messages(4));
        var mailbox = mailbox(server.port(), new Afterwards(false, "", 7), folder);
        assertNull(sync(mailbox).problem());
        assertEquals(4, waiting());
        desk.store().mailboxes().update(mailbox.withFetching(Fetching.USUAL));
        later(Duration.ofDays(30));
        assertNull(sync(desk.store().mailboxes().find(mailbox.id()).orElseThrow()).problem());
        assertEquals(4, shelf(server, folder).size());
        assertEquals(0, waiting());
    }

    @Test
    void messageThatIsGoneOrMeansAnotherNowIsNoTrouble() throws Exception {
        var server = SERVERS.get("everything");
        server.append(folder, messages(6));
        var mailbox = mailbox(server.port(), new Afterwards(false, "", 7), folder);
        assertNull(sync(mailbox).problem());
        server.remove(folder, "2:3");
        later(Duration.ofDays(8));
        assertNull(sync(mailbox).problem());
        assertEquals(List.of(), shelf(server, folder));

        server.append(folder, messages("second", 3));
        assertNull(sync(mailbox).problem());
        server.deleteFolder(folder);
        server.append(folder, messages("foreign", 9));
        later(Duration.ofDays(6));
        assertNull(sync(mailbox).problem());
        later(Duration.ofDays(2));
        assertNull(sync(mailbox).problem());
        assertEquals(9, shelf(server, folder).size(), "new ones have their own seven days");
    }

    @Test
    void refusalIsToldAndNotTriedForEver() throws Exception {
        var server = SERVERS.get("everything");
        server.append(folder, messages(3));
        // No folder can have a name like this.
        var mailbox = mailbox(server.port(), new Afterwards(false, "a//b", 0), folder);
        for (int i = 0; i < 14; i++) {
            assertNull(sync(mailbox).problem());
            later(Duration.ofHours(7));
        }
        var standing = commands.of(mailbox.id());
        assertEquals(0, standing.waiting());
        assertEquals(3, standing.refused());
        assertTrue(!standing.answer().isEmpty());

        desk.store()
                .mailboxes()
                .update(
                        mailbox.withFetching(
                                new Fetching(0, new Afterwards(false, "Good " + folder, 0))));
        commands.again(mailbox.id());
        assertNull(sync(desk.store().mailboxes().find(mailbox.id()).orElseThrow()).problem());
        assertEquals(3, shelf(server, "Good " + folder).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "no-move"})
    void whateverBreaksWhereverEachMessageIsMovedOnce(String kind) throws Exception {
        var server = SERVERS.get(kind);
        try (var proxy = new FaultProxy(server.port())) {
            assertEquals("", moved(server, proxy, "calm", () -> {}));
            var planned = faults;
            assertTrue(planned.size() > 15, planned.toString());
            var failures = new ArrayList<String>();
            for (var fault : planned) {
                var name = "case" + planned.indexOf(fault);
                var wrong = moved(server, proxy, name, () -> proxy.plan(fault));
                if (!wrong.isEmpty()) {
                    failures.add(fault + ": " + wrong);
                }
            }
            assertEquals(List.of(), failures);
        }
    }

    private String moved(Dovecot server, FaultProxy proxy, String name, Runnable disturb)
            throws Exception {
        var from = name + " from " + folder;
        var into = name + " into " + folder;
        server.append(from, messages(name, 4));
        var mailbox = mailbox(proxy.port(), new Afterwards(true, into, 0), from);
        disturb.run();
        sync(mailbox);
        // What is fetched first is disturbed elsewhere.
        faults =
                proxy.faults(0).stream()
                        .filter(one -> one.step() > proxy.heard(one.side()).size() * 2 / 5)
                        .toList();
        proxy.heal();
        var done = false;
        for (int i = 0; i < 3 && !done; i++) {
            later(Duration.ofHours(7));
            done = sync(mailbox).problem() == null && waiting() == 0;
        }
        desk.store().mailboxes().remove(mailbox.id());
        var there = shelf(server, into);
        var left = shelf(server, from);
        return there.size() == 4 && there.stream().allMatch(Lying::seen) && left.isEmpty()
                ? ""
                : there + " left " + left;
    }

    /// As after kill -9: what the server has done is not noted.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void deathBetweenServerAndStoreCopiesNothingTwice(int call) throws Exception {
        var server = SERVERS.get("no-move");
        var from = "from " + folder + call;
        var into = "into " + folder + call;
        server.append(from, messages(from, 5));
        var mailbox = mailbox(server.port(), new Afterwards(true, into, 0), from);
        try {
            sync(mailbox, new DyingCommands(commands, call));
        } catch (IllegalStateException death) {
            assertEquals("killed", death.getMessage());
        }
        later(Duration.ofHours(1));
        assertNull(sync(mailbox).problem());

        assertEquals(5, shelf(server, into).stream().filter(Lying::seen).count());
        assertEquals(5, shelf(server, into).size());
        assertEquals(List.of(), shelf(server, from));
        assertEquals(0, waiting());
    }

    @Test
    void popMessagesAreDeletedWhenTheirDaysAreOver() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.speaksPop(), "Dovecot's POP3 is not installed (Debian: dovecot-pop3d)");
        var server = SERVERS.get("everything");
        server.append("INBOX", messages(20));
        try (var proxy = new FaultProxy(server.popPort())) {
            var given = SERVERS.get("everything").mailbox(server.port(), "INBOX");
            var url = ServerUrl.parse("pop3://bench@127.0.0.1:" + proxy.port() + "?plain");
            var mailbox =
                    desk.store()
                            .mailboxes()
                            .add(
                                    new Mailbox(
                                                    0,
                                                    "Pop",
                                                    given.address(),
                                                    "",
                                                    url,
                                                    null,
                                                    List.of("INBOX"),
                                                    true,
                                                    false,
                                                    true,
                                                    "",
                                                    true)
                                            .withFetching(
                                                    new Fetching(0, new Afterwards(true, "", 3))));
            desk.mail().secrets().put(SecretStore.incoming(mailbox), "bench");
            assertNull(sync(mailbox).problem());
            assertEquals(20, waiting());
            later(Duration.ofDays(4));
            server.append("INBOX", messages("later", 1));
            assertNull(sync(mailbox).problem());
            assertEquals(1, shelf(server, "INBOX").size());
            assertEquals(1, waiting());

            server.append("INBOX", messages("more", 3));
            assertNull(sync(mailbox).problem());
            later(Duration.ofDays(4));
            var heard = proxy.heard(Side.CLIENT);
            assertTrue(heard.stream().noneMatch(line -> line.startsWith("DELE")), heard.toString());
            proxy.cutAfter(1);
            sync(mailbox);
            later(Duration.ofDays(1));
            assertNull(sync(mailbox).problem());
            assertEquals(0, shelf(server, "INBOX").size());
            assertEquals(0, waiting());
            assertEquals(24, desk.database().sql().fetchCount(MAIL));
        }
    }
}
