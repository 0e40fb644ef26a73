package org.sportello.app.cli.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.Wiring;
import org.sportello.app.cli.SportelloCommand;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.handling.TicketService;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class TicketCommandsTest {

    @TempDir private Path folder = Path.of("");

    private long number;

    @BeforeEach
    void aDeskWithOneTicket() {
        try (var desk = new Wiring(StoreFolder.of(folder.resolve("desk")))) {
            desk.store().agents().add("Anna", "anna@example.com");
            desk.store().agents().add("Luca", "luca@example.com");
            var maria =
                    Objects.requireNonNull(
                            desk.store()
                                    .customerService()
                                    .findOrCreate(List.of(new Contact("Maria", "maria@example.it")))
                                    .get("maria@example.it"));
            number =
                    desk.store()
                            .ticketService()
                            .open(
                                    new TicketService.NewTicket(
                                            "Perché?",
                                            maria,
                                            null,
                                            Channel.CALL,
                                            Priority.NORMAL,
                                            null),
                                    Actor.program("test"))
                            .number();
        }
    }

    @Test
    void ticketsAreListedAsTheContractSays() {
        var result = json("tickets", "--query", "state:new customer:maria@example.it", "--json");

        assertEquals("sportello.tickets/1", result.get("schema").asString());
        assertEquals(1, result.get("total").asInt());
        assertEquals(
                List.of("schema", "total", "millis", "tickets"),
                List.copyOf(result.propertyNames()));
        var ticket = result.get("tickets").get(0);
        assertEquals(
                List.of(
                        "number",
                        "subject",
                        "state",
                        "priority",
                        "customer",
                        "assignee",
                        "tags",
                        "mailbox",
                        "createdAt",
                        "updatedAt",
                        "deadline",
                        "messages"),
                List.copyOf(ticket.propertyNames()));
        assertEquals(number, ticket.get("number").asLong());
        assertEquals("Perché?", ticket.get("subject").asString());
        assertEquals("maria@example.it", ticket.get("customer").asString());
        assertTrue(ticket.get("assignee").isNull());
        assertTrue(
                ticket.get("createdAt")
                        .asString()
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void aTicketIsChangedNotedAndShown() throws IOException {
        var file = Files.writeString(folder.resolve("note.md"), "Il **corriere** è venerdì\n");

        assertEquals(0, run("assign", number + "", "luca", "--agent", "Anna").status());
        assertEquals(
                0,
                run("set", number + "", "state=waiting", "priority=high", "tag+=Late parcel")
                        .status());
        assertEquals(
                0,
                run("note", number + "", "--text-file", file.toString(), "--agent", "Anna")
                        .status());
        var ticket = json("ticket", number + "", "--json");

        assertEquals("waiting", ticket.get("state").asString());
        assertEquals("high", ticket.get("priority").asString());
        assertEquals("Luca", ticket.get("assignee").asString());
        assertEquals("late-parcel", ticket.get("tags").get(0).asString());
        var entries = ticket.get("interactions");
        assertEquals(
                List.of("event", "event", "event", "event", "note"),
                entries.valueStream().map(entry -> entry.get("kind").asString()).toList());
        assertEquals("Il **corriere** è venerdì", entries.get(4).get("text").asString());
        assertEquals("Anna", entries.get(4).get("from").asString());
        assertEquals(
                List.of(
                        "kind",
                        "at",
                        "from",
                        "to",
                        "messageId",
                        "text",
                        "newText",
                        "why",
                        "delivery",
                        "leavesAt",
                        "attachments"),
                List.copyOf(entries.get(0).propertyNames()));
    }

    @Test
    void withoutJsonThereIsATable() {
        var result = run("tickets");

        assertEquals(0, result.status());
        assertTrue(result.out().contains("#" + number), result.out());
        assertTrue(result.out().contains("Perché?"), result.out());
        assertEquals(0, run("ticket", number + "").status());
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() {
        for (var arguments :
                List.of(
                        List.of("ticket", "99"),
                        List.of("assign", number + "", "Zoe"),
                        List.of("set", number + "", "state=tired"),
                        List.of("set", number + "", "state=solved", "tag+=-"),
                        List.of("note", number + "", "--text-file", "/nowhere/x"),
                        List.of("tickets", "--query", "state:tired"))) {
            var result = run(arguments.toArray(String[]::new));

            assertEquals(1, result.status(), arguments + result.err());
            assertEquals(1, result.err().lines().count(), result.err());
            assertEquals("", result.out());
        }
        assertEquals("new", json("ticket", number + "", "--json").get("state").asString());
        assertEquals(2, run("ticket", "ten").status());
        assertEquals(2, run("tickets", "--sort", "colour").status());
        assertEquals(2, run("set", number + "").status());
    }

    private record Result(int status, String out, String err) {}

    private JsonNode json(String... arguments) {
        var result = run(arguments);
        assertEquals(0, result.status(), result.err());
        return JsonMapper.builder().build().readTree(result.out());
    }

    private Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.add("--store");
        all.add(folder.resolve("desk").toString());
        int status =
                SportelloCommand.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Result(status, out.toString(), err.toString());
    }
}
