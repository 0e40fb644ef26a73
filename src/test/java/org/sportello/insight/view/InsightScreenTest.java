package org.sportello.insight.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.customer.CustomerService;
import org.sportello.customer.store.JooqCustomerRepository;
import org.sportello.insight.store.JooqMeasures;
import org.sportello.insight.store.RollUp;
import org.sportello.kernel.Changes;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.store.JooqAgents;
import org.sportello.ticket.store.JooqTicketRepository;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

@FxTest
final class InsightScreenTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final TestStore store = TestStore.create();
    private final TicketRepository tickets =
            new JooqTicketRepository(store.database(), store.log());
    private final RollUp rollUp = new RollUp(store.database(), store.log(), tickets);
    private final Tools tools =
            BesideWork.tools(
                    new Texts(Locale.ENGLISH, InstantSource.fixed(NOW), ZoneOffset.UTC),
                    new Changes());
    private final List<Theme> themes = new ArrayList<>();
    private final List<Long> opened = new ArrayList<>();
    private final List<String> queues = new ArrayList<>();

    @TempDir private Path folder = Path.of("");

    private long anna;
    private long maria;

    @BeforeEach
    void aShop() {
        beside(() -> {
            anna =
                    new JooqAgents(store.database(), store.log(), InstantSource.fixed(NOW))
                            .add("Anna", "anna@example.it")
                            .id();
            maria = customer();
        });
    }

    @AfterEach
    void close() {
        themes.forEach(Theme::close);
        store.close();
    }

    private static void beside(Runnable job) {
        CompletableFuture.runAsync(job).join();
    }

    private long customer() {
        var customers =
                new JooqCustomerRepository(store.database(), store.log(), InstantSource.fixed(NOW));
        return new CustomerService(store.database(), customers)
                .findOrCreate(List.of(new CustomerService.Contact("Maria", "maria@example.it")))
                .values()
                .iterator()
                .next();
    }

    /// A ticket of so many days ago, answered after so long and then solved.
    private void ticket(int daysAgo, Duration answered) {
        beside(() ->
                store.database()
                        .write(() -> {
                            var number = tickets.reserve(1).getFirst();
                            var at = NOW.minus(Duration.ofDays(daysAgo));
                            var program = Actor.program("test");
                            var event =
                                    new TicketEvent.Opened(
                                            "Parcel " + daysAgo,
                                            maria,
                                            null,
                                            Channel.MAIL,
                                            Priority.NORMAL,
                                            null);
                            var ticket =
                                    Ticket.opened(number.id(), number.number(), event, program, at);
                            tickets.append(
                                    List.of(new TicketRepository.Step(ticket, event, program, at)));
                            ticket =
                                    step(
                                            ticket,
                                            new TicketEvent.MailReceived(1, true, "?"),
                                            program,
                                            at);
                            ticket =
                                    step(
                                            ticket,
                                            new TicketEvent.Replied(2, "!"),
                                            Actor.agent(anna),
                                            at.plus(answered));
                            step(
                                    ticket,
                                    new TicketEvent.StateChanged(TicketState.SOLVED, null, null),
                                    Actor.agent(anna),
                                    at.plus(answered).plusSeconds(60));
                        }));
    }

    private Ticket step(Ticket before, TicketEvent event, Actor actor, Instant at) {
        var after = before.after(event, actor, at);
        tickets.append(List.of(new TicketRepository.Step(after, event, actor, at)));
        return after;
    }

    private InsightScreen screen() {
        return new InsightScreen(
                tools,
                new InsightScreen.Source(
                        new JooqMeasures(store.database()),
                        rollUp::catchUp,
                        () -> Map.of(1L, "Support"),
                        () -> Map.of(anna, "Anna")),
                new InsightScreen.Doors(
                        opened::add, (ids, name) -> queues.add(ids.size() + " " + name)),
                name -> folder.resolve(name));
    }

    private Scene shown(InsightScreen screen) {
        return shown(screen, Theme.Mode.LIGHT);
    }

    private Scene shown(InsightScreen screen, Theme.Mode mode) {
        var theme = new Theme();
        themes.add(theme);
        theme.modeProperty().set(mode);
        var scene = Pictures.scene((Parent) screen.node(), theme, Pictures.Size.SMALL);
        screen.onShow();
        Pictures.settle(scene);
        return scene;
    }

    private static Node node(Scene scene, String id) {
        var node = scene.lookup("#" + id);
        assertNotNull(node, id);
        return node;
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static List<Node> behind(Scene scene) {
        return assertInstanceOf(Pane.class, node(scene, "insight-behind")).getChildren().stream()
                .filter(child -> child.getStyleClass().contains("offer"))
                .toList();
    }

    private void threeTickets() {
        ticket(2, Duration.ofHours(1));
        ticket(3, Duration.ofHours(5));
        ticket(40, Duration.ofHours(2));
    }

    @Test
    void itBuildsInBothThemesAndSaysWhatItComputed() {
        threeTickets();
        for (var mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            try (var screen = screen()) {
                var scene = shown(screen, mode);
                assertFalse(node(scene, "insight-empty").isVisible());
                assertTrue(
                        tools.notices()
                                .statusProperty()
                                .get()
                                .endsWith("from 2 tickets and 2 answers"));
                var tile = node(scene, "insight-tile-firstResponse").getAccessibleText();
                assertTrue(tile.startsWith("First response: 3 h 00 m. "), tile);
                assertTrue(tile.endsWith("worse."), tile);
            }
        }
    }

    @Test
    void theSlowestTicketBehindAFigureComesFirstAndOpens() {
        threeTickets();
        try (var screen = screen()) {
            var scene = shown(screen);
            press(node(scene, "insight-tile-firstResponse"), KeyCode.ENTER);
            var behind = behind(scene);
            assertEquals(2, behind.size());
            assertTrue(behind.getFirst().getAccessibleText().contains("Parcel 3, 5 h 00 m · Anna"));
            press(behind.getFirst(), KeyCode.ENTER);
            assertEquals(1, opened.size());
        }
    }

    @Test
    void aTileShowsItsDefinition() {
        threeTickets();
        try (var screen = screen()) {
            var scene = shown(screen);
            press(node(scene, "insight-tile-backlog"), KeyCode.SPACE);
            var words =
                    node(scene, "insight-definition").lookupAll(".label").stream()
                            .map(label -> ((Label) label).getText())
                            .toList();
            assertTrue(words.contains("BACKLOG"), words.toString());
            assertTrue(
                    words.contains(tools.texts().get("insight.kpi.backlog.definition")),
                    words.toString());
        }
    }

    @Test
    void aStepOfTheChartIsChosenWithTheKeyboard() {
        threeTickets();
        try (var screen = screen()) {
            var scene = shown(screen);
            var chart = node(scene, "insight-over-time");
            for (int i = 0; i < 27; i++) {
                press(chart, KeyCode.RIGHT);
            }
            press(chart, KeyCode.ENTER);
            assertEquals(1, behind(scene).size());
            assertTrue(behind(scene).getFirst().getAccessibleText().contains("Parcel 3"));
            assertTrue(
                    chart.getAccessibleText().contains("Wed 18 Nov: 1 received, 1 solved"),
                    chart.getAccessibleText());
        }
    }

    @Test
    void aClassOfTheSpreadHoldsItsOwnTickets() {
        threeTickets();
        try (var screen = screen()) {
            var scene = shown(screen);
            var chart = node(scene, "insight-spread");
            for (int i = 0; i < 6; i++) {
                press(chart, KeyCode.RIGHT);
            }
            press(chart, KeyCode.ENTER);
            assertEquals(1, behind(scene).size());
            assertTrue(behind(scene).getFirst().getAccessibleText().contains("Parcel 3"));
        }
    }

    @Test
    void anHourOfTheHeatMapHoldsTheTicketsBegunThen() {
        threeTickets();
        try (var screen = screen()) {
            var scene = shown(screen);
            var heat = node(scene, "insight-heat");
            press(heat, KeyCode.RIGHT);
            press(heat, KeyCode.DOWN);
            press(heat, KeyCode.DOWN);
            for (int i = 0; i < 10; i++) {
                press(heat, KeyCode.RIGHT);
            }
            press(heat, KeyCode.ENTER);
            assertEquals(1, behind(scene).size());
            assertTrue(behind(scene).getFirst().getAccessibleText().contains("Parcel 3"));
        }
    }

    @Test
    void allTicketsBehindAFigureOpenInTheDesk() {
        threeTickets();
        try (var screen = screen()) {
            shown(screen);
            run(screen, "insight.command.openAll");
            assertEquals(List.of("2 First response, 23 Oct – 21 Nov"), queues);
        }
    }

    @Test
    void anEmptyTimeTeachesAndTheLongerOneShowsFigures() {
        ticket(40, Duration.ofHours(2));
        try (var screen = screen()) {
            var scene = shown(screen);
            assertTrue(node(scene, "insight-empty").isVisible());
            run(screen, "insight.period.last12Months");
            assertFalse(node(scene, "insight-empty").isVisible());
            assertEquals(1, behind(scene).size());
        }
    }

    @Test
    void figuresAndSeriesAreSavedAsCsv() throws IOException {
        threeTickets();
        try (var screen = screen()) {
            shown(screen);
            run(screen, "insight.command.export");
            var lines = Files.readAllLines(folder.resolve("sportello-2026-10-23-2026-11-21.csv"));
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith("volume,New tickets,")),
                    lines.toString());
            assertTrue(lines.contains("2026-11-18,day,1,1,0"), lines.toString());
            assertTrue(tools.notices().shown().getFirst().sentence().startsWith("Saved to"));
        }
    }

    private static void run(InsightScreen screen, String id) {
        screen.commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
