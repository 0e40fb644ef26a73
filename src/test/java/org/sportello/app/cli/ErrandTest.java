package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Caller;
import org.sportello.app.cli.call.Person;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.signin.GuardedServer;
import org.sportello.mail.signin.GuardedServer.Guard;
import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.TestCertificates;
import org.sportello.mail.signin.TestCertificates.Time;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.handling.TicketService.NewTicket;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.Texts;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Commands while somebody else, the window, has the store.
class ErrandTest {

    @TempDir private Path folder = Path.of("");
    private @Nullable Wiring opened;
    private long number;
    private StringWriter err = new StringWriter();

    private Wiring desk() {
        return Objects.requireNonNull(opened);
    }

    private record Done(int status, String out) {}

    @BeforeEach
    void aDeskThatIsOpen() {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
        var desk = new Wiring(StoreFolder.of(folder.resolve("desk")));
        opened = desk;
        desk.store().agents().add("Anna", "anna@example.com");
        var maria =
                Objects.requireNonNull(
                        desk.store()
                                .customerService()
                                .findOrCreate(List.of(new Contact("Maria", "maria@example.it")))
                                .get("maria@example.it"));
        var ticket = new NewTicket("Perché?", maria, null, Channel.CALL, Priority.NORMAL, null);
        number = desk.store().ticketService().open(ticket, Actor.program("test")).number();
        desk.instance()
                .listen(() -> {}, (request, back) -> Errand.done(desk.lent(), request, back));
    }

    @AfterEach
    void close() {
        desk().close();
        System.clearProperty(MailWiring.FILE_SECRETS);
    }

    private Done run(String... arguments) {
        var out = new StringWriter();
        err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", folder.resolve("desk").toString()));
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Done(command.execute(all.toArray(String[]::new)), out.toString());
    }

    @Test
    void theWindowAnswersAndGoesOn() {
        var tickets = run("tickets", "--json");
        assertEquals(0, tickets.status(), err.toString());
        assertEquals(1, JsonMapper.shared().readTree(tickets.out()).get("total").asInt());
        assertTrue(run("ticket", "" + number).out().contains("Perché?"));
        assertEquals(0, run("report", "--csv").status());
        var found = run("search", "Perché", "--json");
        assertEquals(1, JsonMapper.shared().readTree(found.out()).get("total").asInt());
        assertTrue(run("doctor").out().contains("✓"));
        assertEquals(
                1,
                desk().store()
                        .ticketPages()
                        .page(TicketFilter.ALL, TicketSort.NUMBER, 0, 5)
                        .total());
    }

    @Test
    void changesAreMadeInTheWindowsOwnHands() throws IOException {
        assertEquals(0, run("set", "" + number, "tag+=delivery").status(), err.toString());
        assertEquals(0, run("assign", "" + number, "anna").status());
        var note = Files.writeString(folder.resolve("note.md"), "She *called*.");
        assertEquals(0, run("note", "" + number, "--text-file", note.toString()).status());
        var before = System.in;
        System.setIn(new ByteArrayInputStream("Da qui".getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(0, run("note", "" + number, "--text-file", "-").status());
        } finally {
            System.setIn(before);
        }
        var shown = run("ticket", "" + number, "--json").out();
        assertTrue(shown.contains("delivery") && shown.contains("She *called*."), shown);
        assertTrue(shown.contains("Da qui"), shown);
    }

    @Test
    void aMailboxIsAddedChangedAndTakenOutThere() {
        var before = System.in;
        System.setIn(new ByteArrayInputStream("a word\n".getBytes(StandardCharsets.UTF_8)));
        try {
            var added =
                    run(
                            "mailbox",
                            "add",
                            "desk@example.org",
                            "--name",
                            "Desk",
                            "--imap",
                            "imaps://mail.example.org",
                            "--password-stdin");
            assertEquals(0, added.status(), err.toString());
            assertTrue(added.out().contains("the open window fetches"), added.out());
        } finally {
            System.setIn(before);
        }
        var mailbox = desk().store().mailboxes().findByName("Desk").orElseThrow();
        assertEquals("a word", desk().mail().secrets().toReceive(mailbox));
        assertTrue(run("mailbox", "fetching", "Desk", "--compress").out().contains("compressed"));
        assertEquals(0, run("mailbox", "sending", "Desk", "--per-hour", "9").status());
        assertTrue(run("mailbox", "alias", "Desk", "--add", "Shop <s@example.org>").status() == 0);
        var changed = desk().store().mailboxes().findByName("Desk").orElseThrow();
        assertTrue(changed.fetching().compress());
        assertEquals(9, changed.perHour());
        assertEquals(1, changed.aliases().size());
        assertEquals(0, run("mailbox", "remove", "Desk").status(), err.toString());
        assertEquals(1, run("mailbox", "fetching", "Desk").status());
        assertTrue(err.toString().contains("no mailbox called “Desk”"), err.toString());
    }

    @Test
    void aCertificateIsShownHereAndTrustedThere() throws IOException {
        var self =
                TestCertificates.server(
                        null, Time.around(LocalDate.now(ZoneOffset.UTC)), List.of("localhost"));
        var key = ShownCertificate.key(self.certificate());
        var before = System.in;
        System.setIn(new ByteArrayInputStream("a word\n".getBytes(StandardCharsets.UTF_8)));
        try (var imap = new GuardedServer(Protocol.IMAP, Guard.TLS, self.server())) {
            var url = imap.url("localhost", Security.TLS);
            var added =
                    run(
                            "mailbox",
                            "add",
                            "desk@example.org",
                            "--name",
                            "Desk",
                            "--imap",
                            url.toString(),
                            "--password-stdin");
            assertEquals(0, added.status(), err.toString());
            assertEquals(1, run("mailbox", "trust", "Desk").status());
            assertTrue(err.toString().contains("--key " + key), err.toString());
            assertEquals(0, run("mailbox", "trust", "Desk", "--key", key).status());
            assertTrue(desk().mail().trusted().find("localhost", url.port()).isPresent());
            var place = "localhost:" + url.port();
            assertEquals(0, run("mailbox", "trust", "--revoke", place).status());
            assertTrue(desk().mail().trusted().all().isEmpty());
        } finally {
            System.setIn(before);
        }
    }

    /// The answers of somebody at the terminal, in turn.
    private record Typing(List<String> heard, String... answers) implements Person {

        @Override
        public String line(String question) {
            heard.add(question);
            return answers[heard.size() - 1];
        }

        @Override
        public String hidden(String question) {
            return line(question);
        }
    }

    @Test
    void whoSitsAtTheTerminalIsAskedThere() {
        desk().mail()
                .accounts()
                .add(
                        new Mailbox(
                                0,
                                "Desk",
                                "desk@example.org",
                                "",
                                ServerUrl.parse("imaps://desk@mail.example.org"),
                                null,
                                List.of("INBOX"),
                                false,
                                false,
                                true,
                                "",
                                true),
                        "old");
        var heard = new ArrayList<String>();
        var caller =
                new Caller(folder, InputStream.nullInputStream(), new Typing(heard, "new"), null);
        var printed = new StringWriter();
        var answer =
                Errand.ask(
                                StoreFolder.of(folder.resolve("desk")),
                                List.of("mailbox", "sign-in", "Desk"),
                                caller,
                                new Texts(Locale.ENGLISH),
                                new PrintWriter(printed))
                        .orElseThrow();
        assertEquals(0, answer.status(), printed.toString());
        assertEquals(List.of("Password for Desk:"), heard);
        var mailbox = desk().store().mailboxes().findByName("Desk").orElseThrow();
        assertEquals("new", desk().mail().secrets().toReceive(mailbox));
    }

    @Test
    void whatGoesWrongThereIsSaidHere() {
        var done = run("ticket", "77");
        assertEquals(1, done.status());
        assertEquals("", done.out());
        assertTrue(err.toString().contains("#77"), err.toString());
    }

    @Test
    void theWindowAnswersInTheLanguageOfWhoeverAsks() {
        var caller = new Caller(folder, InputStream.nullInputStream(), null, null);
        var italian = new Texts(Locale.ITALIAN);
        var said = new StringWriter();
        var answer =
                Errand.ask(
                                StoreFolder.of(folder.resolve("desk")),
                                List.of("ticket", "77"),
                                caller,
                                italian,
                                new PrintWriter(said))
                        .orElseThrow();
        assertEquals(1, answer.status());
        assertTrue(said.toString().startsWith("Il ticket #77 non esiste."), said.toString());
    }

    @Test
    void whatTheWindowDoesByItselfIsRefused() {
        assertEquals(1, run("sync").status());
        assertTrue(err.toString().contains("window"), err.toString());
    }
}
