package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.app.Wiring;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.handling.TicketService;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class ReportCommandTest {

    @TempDir private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aDeskWithOneTicket() {
        try (var desk = new Wiring(StoreFolder.of(folder.resolve("desk")))) {
            desk.store().agents().add("Anna", "anna@example.com");
            var maria =
                    Objects.requireNonNull(
                            desk.store()
                                    .customerService()
                                    .findOrCreate(List.of(new Contact("Maria", "maria@example.it")))
                                    .get("maria@example.it"));
            desk.store()
                    .ticketService()
                    .open(
                            new TicketService.NewTicket(
                                    "Why?", maria, null, Channel.CALL, Priority.NORMAL, null),
                            Actor.program("test"));
        }
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("report", "--store", folder.resolve("desk").toString()));
        all.addAll(List.of(arguments));
        return SportelloCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void theReportIsPrintedAsTheContractSays() {
        assertEquals(0, run("--json"));
        var report = JsonMapper.shared().readTree(out.toString());
        var today = LocalDate.now(ZoneId.systemDefault());
        assertEquals(
                List.of("schema", "from", "to", "clock", "kpis", "series"),
                List.copyOf(report.propertyNames()));
        assertEquals("sportello.report/1", report.get("schema").asString());
        assertEquals(today.minusDays(29).toString(), report.get("from").asString());
        assertEquals(today.toString(), report.get("to").asString());
        var ids = new ArrayList<String>();
        for (var kpi : report.get("kpis")) {
            ids.add(kpi.get("id").asString());
            assertFalse(kpi.get("definition").asString().isEmpty());
            assertEquals(
                    List.of("id", "unit", "count", "value", "median", "mean", "p90", "definition"),
                    List.copyOf(kpi.propertyNames()));
        }
        assertEquals(
                List.of(
                        "volume",
                        "firstResponse",
                        "averageResponse",
                        "resolutionFirst",
                        "resolutionLast",
                        "backlog",
                        "overdue",
                        "resolutionRate",
                        "firstContactResolution",
                        "reopenRate",
                        "interactions",
                        "channel",
                        "slaAttainment",
                        "csat",
                        "nps"),
                ids);
        assertEquals(1, report.get("kpis").get(0).get("count").asInt());
        assertEquals(0, report.get("kpis").get(13).get("count").asInt());
        assertTrue(report.get("kpis").get(13).get("value").isNull());
        var created = report.get("series").get(0);
        assertEquals("created", created.get("id").asString());
        assertEquals("day", created.get("by").asString());
        assertEquals(30, created.get("points").size());
        assertEquals(1, created.get("points").get(29).get(1).asInt());
        assertEquals("backlog", report.get("series").get(2).get("id").asString());
    }

    @Test
    void stepsAndDaysCanBeChosen() {
        assertEquals(
                0, run("--from", "2025-01-01", "--to", "2025-03-31", "--by", "month", "--csv"));
        var lines = out.toString().lines().toList();
        assertTrue(lines.contains("2025-03-01,month,0,0,0"), lines.toString());
    }

    @Test
    void withoutAFormatItIsATable() {
        assertEquals(0, run("--by", "week", "--agent", "Anna"));
        assertTrue(out.toString().lines().count() > 18, out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--clock=business",
                "--pdf=report.pdf",
                "--xlsx=report.xlsx",
                "--mailbox=Nowhere",
                "--agent=Nobody",
                "--from=2999-01-01"
            })
    void whatCannotBeDoneIsSaidInOneLine(String argument) {
        assertEquals(1, run(argument));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }
}
