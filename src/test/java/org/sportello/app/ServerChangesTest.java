package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;
import static org.sportello.storage.schema.Tables.TICKET;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.FolderGone;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.sync.MailboxResult;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.storage.StoreFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Others work on the same mailbox: folders and messages come, go and move, and the server itself
/// is started again. What we hold stays, once.
@Tag("dovecot")
class ServerChangesTest {

    @TempDir static Path temp;
    private static Dovecot dovecot;

    private Wiring desk;
    private String folder = "";
    private final LinkedBlockingQueue<MailboxState> states = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        dovecot = Dovecot.start(Files.createDirectory(temp.resolve("dovecot")));
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
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

    private Mailbox mailbox(String... folders) {
        var added = desk.store().mailboxes().add(dovecot.mailbox(dovecot.port(), folders));
        desk.mail().secrets().put(SecretStore.incoming(added), "bench");
        return added;
    }

    private MailboxResult sync(Mailbox mailbox) {
        return desk.mail().sync().syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
    }

    private static List<String> messages(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> TestServer.message(prefix + " " + i, "About " + prefix + " " + i))
                .toList();
    }

    private int mails() {
        return desk.database().sql().fetchCount(MAIL);
    }

    private int tickets() {
        return desk.database().sql().fetchCount(TICKET);
    }

    private FolderCursor cursor(Mailbox mailbox) {
        return desk.store().mailboxes().folders(mailbox.id()).getFirst().cursor();
    }

    private void watch() {
        desk.mail().sync().subscribe(states::add);
        desk.mail().sync().start();
    }

    private MailboxState await(Predicate<MailboxState> wanted) throws InterruptedException {
        while (true) {
            var state = states.poll(30, TimeUnit.SECONDS);
            assertNotNull(state, "The state did not come");
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    @Test
    void newUidValidityIsReadAgainAndMakesNothingTwice() throws Exception {
        dovecot.append(folder, messages(folder, 30));
        var mailbox = mailbox(folder);
        assertNull(sync(mailbox).problem());
        var before = cursor(mailbox);

        dovecot.deleteFolder(folder);
        dovecot.append(folder, messages(folder, 30).subList(10, 30));
        dovecot.append(folder, messages("Fresh " + folder, 2));
        var again = sync(mailbox);

        assertNull(again.problem());
        assertNotEquals(before.uidValidity(), cursor(mailbox).uidValidity());
        assertEquals(22, cursor(mailbox).highUid());
        assertEquals(22, again.folders().getFirst().fetched());
        assertEquals(20, again.folders().getFirst().duplicates());
        assertEquals(32, mails());
        assertEquals(32, tickets());
        assertEquals(22, desk.mail().health().of(mailbox.id()).getFirst().stored());
    }

    @Test
    void messagesMovedOrDeletedOnTheServerStayWithUs() throws Exception {
        var other = folder + " other";
        dovecot.append(folder, messages(folder, 10));
        dovecot.append(other, List.of());
        var mailbox = mailbox(folder, other);
        assertNull(sync(mailbox).problem());

        dovecot.remove(folder, "2:4,10");
        dovecot.move(folder, "5,6", other);
        var again = sync(mailbox);

        assertNull(again.problem());
        assertEquals(10, mails());
        assertEquals(10, tickets());
        assertEquals(2, again.folders().getLast().duplicates());
        assertEquals(12, desk.database().sql().fetchCount(MAIL_LOCATION));
        assertEquals(0, sync(mailbox).folders().getFirst().fetched());
        dovecot.append(folder, messages("Later " + folder, 1));
        assertEquals(1, sync(mailbox).folders().getFirst().fetched());
    }

    @Test
    void folderThatIsRenamedStopsNobodyElseAndGoesOnWhenItIsBack() throws Exception {
        var other = folder + " other";
        dovecot.append(folder, messages(folder, 3));
        dovecot.append(other, messages(other, 2));
        var mailbox = mailbox(folder, other);
        watch();
        await(state -> state.phase() == Phase.IDLE && mails() == 5);

        dovecot.renameFolder(folder, folder + " renamed");
        desk.mail().sync().syncNow(mailbox.id());
        var gone = await(state -> state.problem() instanceof FolderGone);
        var problem = assertInstanceOf(FolderGone.class, gone.problem());
        assertEquals(List.of(folder), problem.arguments());
        dovecot.append(other, messages("Later " + other, 1));
        await(_ -> mails() == 6);

        dovecot.renameFolder(folder + " renamed", folder);
        dovecot.append(folder, messages("Later " + folder, 1));
        desk.mail().sync().syncNow(mailbox.id());
        await(state -> mails() == 7 && state.phase() == Phase.IDLE && state.problem() == null);
        assertEquals(7, tickets());
    }

    @Test
    void folderDeletedUnderTheWatcherIsSeen() throws Exception {
        var other = folder + " other";
        dovecot.append(folder, messages(folder, 3));
        dovecot.append(other, messages(other, 2));
        mailbox(folder, other);
        watch();
        await(state -> state.phase() == Phase.IDLE && mails() == 5);

        dovecot.deleteFolder(folder);
        desk.mail().sync().syncNow();
        await(state -> state.problem() instanceof FolderGone);
        dovecot.append(other, messages("Later " + other, 1));
        await(_ -> mails() == 6);
        assertEquals(6, mails());
    }

    @Test
    void serverThatIsStartedAgainIsFoundAgain() throws Exception {
        dovecot.append(folder, messages(folder, 3));
        var mailbox = mailbox(folder);
        watch();
        await(state -> state.phase() == Phase.IDLE && mails() == 3);

        dovecot.close();
        var offline = await(state -> state.phase() == Phase.OFFLINE);
        assertNotNull(offline.problem());
        assertTrue(offline.problem().retryable());
        dovecot.startAgain();
        dovecot.append(folder, messages("Later " + folder, 2));
        desk.mail().sync().syncNow(mailbox.id());
        await(state -> state.phase() == Phase.IDLE && mails() == 5);
    }
}
