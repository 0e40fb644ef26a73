package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.aftercare.ImapAftercare;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommand.Kind;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.Courier;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.MemoryFolder;
import org.sportello.mail.imap.SentFolder;
import org.sportello.mail.imap.Shelf;
import org.sportello.mail.imap.TestServer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// All folders lie below INBOX, and the server does not say which UID comes next.
@Tag("courier")
class CourierTest extends ServerBehaviour<Courier> {

    @Override
    Courier start(Path folder) throws Exception {
        Assumptions.assumeTrue(
                Courier.installed(),
                "Courier is not there (Debian: courier-imap, gamin; .ci/servers)");
        return Courier.start(folder);
    }

    /// It hears of what others do from a monitor of files (gamin), which does not always tell.
    @Override
    boolean tellsOfMarks() {
        return false;
    }

    @Override
    Set<String> offers() {
        return Set.of("IDLE", "UIDPLUS");
    }

    @Override
    String folder(String name) {
        return "INBOX." + name;
    }

    @Override
    String sent() {
        return "INBOX.Sent";
    }

    @Test
    void accountWithoutAnyFolderGetsItsOwnWhereTheServerKeepsThem(
            @TempDir(factory = MemoryFolder.class) Path temp) throws Exception {
        try (var fresh = Courier.start(temp)) {
            try (var line = fresh.open()) {
                assertEquals(List.of("INBOX"), names(line));
                var copies = SentFolder.of(line);
                assertEquals("INBOX.Sent", copies.name());
                copies.add(
                        TestServer.message("Copy", "x").getBytes(StandardCharsets.UTF_8),
                        Instant.now());
                assertTrue(SentFolder.of(line).holds("Copy@example.com", Instant.now()));
            }
        }
    }

    @Test
    void folderToMoveIntoIsMadeWhereTheServerKeepsThem(
            @TempDir(factory = MemoryFolder.class) Path temp) throws Exception {
        try (var fresh = Courier.start(temp)) {
            fresh.append("INBOX", messages(3));
            var mailbox =
                    fresh.mailbox(fresh.port(), "INBOX")
                            .withFetching(new Fetching(0, new Afterwards(true, "Done", 0)));
            var folder = new Folder(1, 1, "INBOX", new FolderCursor(validity(fresh), 3, 1));
            var commands = new FewCommands(folder, List.of(1L, 2L, 3L));
            try (var line = fresh.open()) {
                new ImapAftercare(line, mailbox, folder, commands, InstantSource.system()).run();
                assertEquals(List.of("INBOX", "INBOX.Done"), names(line));
                assertEquals(List.of(), Shelf.of(line, "INBOX"));
                assertEquals(3, Shelf.of(line, "INBOX.Done").size());
            }
        }
    }

    private static long validity(Courier server) {
        try (var line = server.open()) {
            return line.examine("INBOX").uidValidity();
        }
    }

    private static List<String> names(ImapConnection line) {
        return line.folders().stream().map(ImapConnection.RemoteFolder::name).sorted().toList();
    }

    /// Marks and moves these messages.
    private record FewCommands(Folder folder, List<Long> uids, Set<Kind> over)
            implements ServerCommands {

        FewCommands(Folder folder, List<Long> uids) {
            this(folder, uids, EnumSet.noneOf(Kind.class));
        }

        @Override
        public List<ServerCommand> due(
                long folderId, Kind kind, Instant notedBefore, Instant now, int most) {
            return over.contains(kind)
                    ? List.of()
                    : uids.stream()
                            .map(uid ->
                                    new ServerCommand(
                                            uid,
                                            folderId,
                                            kind,
                                            folder.cursor().uidValidity(),
                                            uid,
                                            false,
                                            0,
                                            null))
                            .toList();
        }

        @Override
        public void done(Collection<ServerCommand> commands) {
            commands.forEach(one -> over.add(one.kind()));
        }

        @Override
        public void refused(Collection<ServerCommand> commands, String answer) {
            throw new AssertionError(answer);
        }

        @Override
        public void begun(Collection<ServerCommand> commands, Instant next) {}

        @Override
        public void copied(Collection<ServerCommand> commands) {}

        @Override
        public void keepOnly(long folderId, long uidValidity, Collection<Kind> wanted) {}

        @Override
        public void again(long mailboxId) {}

        @Override
        public Standing of(long mailboxId) {
            return Standing.NOTHING;
        }
    }
}
