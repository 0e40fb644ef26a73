package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.Wiring;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.handling.TicketService.NewTicket;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketSort;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        desk.instance().listen(() -> {}, request -> Errand.done(desk.lent(), request));
    }

    @AfterEach
    void close() {
        desk().close();
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
    void whatGoesWrongThereIsSaidHere() {
        var done = run("ticket", "77");
        assertEquals(1, done.status());
        assertEquals("", done.out());
        assertTrue(err.toString().contains("#77"), err.toString());
    }

    @Test
    void whatTheWindowDoesByItselfIsRefused() {
        assertEquals(1, run("sync").status());
        assertTrue(err.toString().contains("window"), err.toString());
    }
}
