package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.app.cli.SportelloCommand;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.storage.StoreFolder;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The limit of a mailbox, from the command line.
class MailboxSendingTest {

    @TempDir private Path folder = Path.of("");
    private String out = "";
    private String err = "";

    @BeforeEach
    void aMailbox() {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
        try (var desk = new Wiring(StoreFolder.of(folder))) {
            desk.store()
                    .mailboxes()
                    .add(
                            new Mailbox(
                                    0,
                                    "Desk",
                                    "desk@example.org",
                                    "The desk",
                                    ServerUrl.parse("imaps://desk@example.org@mail.example.org"),
                                    null,
                                    List.of("INBOX"),
                                    true,
                                    false,
                                    true,
                                    "",
                                    true));
        }
    }

    @AfterEach
    void stop() {
        System.clearProperty(MailWiring.FILE_SECRETS);
    }

    private int sending(String... arguments) {
        var printed = new StringWriter();
        var hints = new StringWriter();
        var all = new ArrayList<>(List.of("mailbox", "sending", "Desk"));
        all.addAll(List.of("--store", folder.toString()));
        all.addAll(List.of(arguments));
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(hints, true));
        var status = command.execute(all.toArray(String[]::new));
        out = printed.toString().strip();
        err = hints.toString();
        return status;
    }

    @Test
    void theLimitIsSetShownAndTakenOff() {
        assertEquals(0, sending(), err);
        assertEquals("“Desk” sends as much as there is: it has no limit.", out);
        assertEquals(0, sending("--per-hour", "30"), err);
        assertEquals(
                "“Desk” sends at most 30 messages an hour; what is over it waits in the outbox.",
                out);
        assertEquals(0, sending("--json"), err);
        assertEquals(
                "{\"schema\":\"sportello.mailbox-sending/1\",\"name\":\"Desk\",\"perHour\":30}",
                out);
        assertEquals(0, sending("--no-limit", "--json"), err);
        assertTrue(out.endsWith("\"perHour\":null}"), out);
    }

    @Test
    void aLimitThatIsNoneIsRefusedInWords() {
        assertEquals(1, sending("--per-hour", "0"), out);
        assertTrue(err.contains("100"), err);
        assertEquals(2, sending("--per-hour", "5", "--no-limit"), out);
        assertEquals(0, sending(), err);
        assertEquals("“Desk” sends as much as there is: it has no limit.", out);
    }
}
