package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.Wiring;
import org.sportello.app.cli.SportelloCommand;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.storage.StoreFolder;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What `mailbox fetching` sets, and what `doctor` makes of it.
class MailboxFetchingTest {

    private static final String PLAIN = "What is fetched is not compressed.";
    private static final String COMPRESSED = "What is fetched is compressed where the server can.";

    @TempDir private Path temp = Path.of("");
    private Path store = Path.of("");

    @BeforeEach
    void freshStore() throws Exception {
        store = Files.createDirectory(temp.resolve("desk"));
    }

    private long add(String url) {
        try (var desk = new Wiring(new StoreFolder(store))) {
            return desk.store()
                    .mailboxes()
                    .add(
                            new Mailbox(
                                    0,
                                    "Desk",
                                    "bench@example.org",
                                    "",
                                    ServerUrl.parse(url),
                                    null,
                                    List.of("INBOX"),
                                    true,
                                    false,
                                    true,
                                    "",
                                    true))
                    .id();
        }
    }

    private void offers(long id, String... abilities) {
        try (var desk = new Wiring(new StoreFolder(store))) {
            desk.mail()
                    .health()
                    .worked(id, "INBOX", new Server(List.of(abilities), null, 1L), Instant.now());
        }
    }

    private String said(int status, String... command) {
        var out = new StringWriter();
        var line = SportelloCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--store", store.toString()));
        assertEquals(status, line.execute(arguments.toArray(String[]::new)), out.toString());
        return out.toString();
    }

    @Test
    void compressingIsOffUntilItIsWanted() {
        var id = add("imaps://bench@mail.example.org:993");
        assertTrue(said(0, "mailbox", "fetching", "Desk").contains(PLAIN));
        assertTrue(said(0, "mailbox", "fetching", "Desk", "--compress").contains(COMPRESSED));
        assertTrue(said(0, "mailbox", "fetching", "Desk", "--mark-seen").contains(COMPRESSED));
        assertFalse(said(1, "doctor").contains("compressed"), "nobody has asked the server yet");
        offers(id, "IDLE");
        assertTrue(said(1, "doctor").contains("not compressed: the server does not offer it"));
        offers(id, "IDLE", "COMPRESS=DEFLATE");
        assertTrue(said(1, "doctor").contains("What is fetched is compressed."));
        assertTrue(said(0, "mailbox", "fetching", "Desk", "--no-compress").contains(PLAIN));
        assertFalse(said(1, "doctor").contains("compressed"));
    }

    @Test
    void popIsNotCompressed() {
        add("pop3s://bench@mail.example.org:995");
        assertTrue(said(1, "mailbox", "fetching", "Desk", "--compress").contains("POP3"));
        assertFalse(said(0, "mailbox", "fetching", "Desk", "--no-compress").contains("compressed"));
    }

    @Test
    void howItIsIsSaidInSentencesAndAsJson() {
        add("imaps://bench@mail.example.org:993");
        assertEquals(
                """
                The last 12 months are fetched first, the rest when nothing else is happening.
                What is fetched is not compressed.
                On the server messages keep their mark as read or unread.
                They stay on the server.
                """,
                said(0, "mailbox", "fetching", "Desk"));
        assertEquals(
                """
                Everything is fetched at once, the newest first.
                What is fetched is not compressed.
                On the server messages are marked as read once they are here.
                They are deleted on the server 30 days after they came here.
                """,
                said(
                        0,
                        "mailbox",
                        "fetching",
                        "Desk",
                        "--months",
                        "0",
                        "--mark-seen",
                        "--delete-after",
                        "30"));
        assertTrue(
                said(0, "mailbox", "fetching", "Desk", "--move-to", "Done")
                        .contains("They are moved into the folder “Done” of the server."));
        assertEquals(
                "{\"schema\":\"sportello.mailbox-fetching/1\",\"name\":\"Desk\",\"months\":0,"
                        + "\"markSeen\":true,\"moveTo\":\"Done\",\"deleteAfterDays\":0,"
                        + "\"compress\":false}",
                said(0, "mailbox", "fetching", "Desk", "--json").strip());
    }
}
