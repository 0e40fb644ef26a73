package org.sportello.insight.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.sportello.insight.Behind;
import org.sportello.insight.Figure;
import org.sportello.insight.Kpi;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.storage.schema.Tables;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.store.JooqAgents;
import org.sportello.ticket.store.JooqTicketRepository;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

final class JooqMeasuresTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Scope OCTOBER =
            new Scope(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), ROME, null, null);

    /// Three tickets of October and one of September, in a real store.
    private static final class Shop {
        private final TicketRepository tickets;
        private final JooqMeasures measures;
        private final RollUp rollUp;
        private final TestStore store;
        private final Actor anna;
        private final long maria;

        Shop(TestStore store) {
            this.store = store;
            tickets = new JooqTicketRepository(store.database(), store.log());
            measures = new JooqMeasures(store.database());
            rollUp = new RollUp(store.database(), store.log(), tickets);
            var agents = new JooqAgents(store.database(), store.log(), InstantSource.system());
            anna = Actor.agent(agents.add("Anna", "anna@example.it").id());
            maria =
                    store.database()
                            .write(() ->
                                    store.database()
                                            .sql()
                                            .insertInto(Tables.CUSTOMER)
                                            .set(Tables.CUSTOMER.ID, 1L)
                                            .set(Tables.CUSTOMER.NAME, "Maria")
                                            .set(Tables.CUSTOMER.VERSION, 1)
                                            .set(Tables.CUSTOMER.TIER, (short) 0)
                                            .set(Tables.CUSTOMER.NOTE, "")
                                            .set(Tables.CUSTOMER.CREATED_AT, Instant.EPOCH)
                                            .set(Tables.CUSTOMER.UPDATED_AT, Instant.EPOCH)
                                            .set(Tables.CUSTOMER.CONTACT_AT, Instant.EPOCH)
                                            .returningResult(Tables.CUSTOMER.ID)
                                            .fetchSingle()
                                            .value1());
            ticket("2026-09-30T21:30:00Z", "reply@3600");
            ticket("2026-10-01T08:00:00Z", "reply@3600", "solve@7200");
            ticket("2026-10-05T08:00:00Z", "reply@10800", "solve@14400", "in@86400", "reply@90000");
            ticket("2026-10-31T22:30:00Z");
            rollUp.catchUp();
        }

        void ticket(String created, String... facts) {
            store.database()
                    .write(() -> {
                        var number = tickets.reserve(1).getFirst();
                        var at = Instant.parse(created);
                        var program = Actor.program("test");
                        var opened =
                                new TicketEvent.Opened(
                                        "Parcel", maria, null, Channel.MAIL, Priority.NORMAL, null);
                        var ticket =
                                Ticket.opened(number.id(), number.number(), opened, program, at);
                        tickets.append(
                                List.of(new TicketRepository.Step(ticket, opened, program, at)));
                        ticket =
                                step(
                                        ticket,
                                        new TicketEvent.MailReceived(1, true, "?"),
                                        program,
                                        at);
                        for (var fact : facts) {
                            var parts = List.of(fact.split("@", 2));
                            var moment = at.plusSeconds(Long.parseLong(parts.get(1)));
                            ticket =
                                    switch (parts.getFirst()) {
                                        case "reply" ->
                                                step(
                                                        ticket,
                                                        new TicketEvent.Replied(2, "!"),
                                                        anna,
                                                        moment);
                                        case "in" ->
                                                step(
                                                        ticket,
                                                        new TicketEvent.MailReceived(3, true, "?"),
                                                        program,
                                                        moment);
                                        default ->
                                                step(
                                                        ticket,
                                                        new TicketEvent.StateChanged(
                                                                TicketState.SOLVED, null, null),
                                                        anna,
                                                        moment);
                                    };
                        }
                    });
        }

        private Ticket step(Ticket before, TicketEvent event, Actor actor, Instant at) {
            var after = before.after(event, actor, at);
            tickets.append(List.of(new TicketRepository.Step(after, event, actor, at)));
            return after;
        }
    }

    @StoreTest
    void theFiguresOfAMonth(TestStore store) {
        var figures = new Shop(store).measures.figures(OCTOBER);
        // The last ticket was created on 31 October in UTC and in Rome (23:30); the first on 30
        // September.
        assertEquals(Figure.of(Kpi.VOLUME, 3, 3), figures.get(Kpi.VOLUME));
        // 30 September's first reply came on 1 October at 00:30 in Rome: it counts in October.
        assertEquals(
                new Figure(Kpi.FIRST_RESPONSE, 3, null, 3600.0, 6000.0, 9360.0),
                figures.get(Kpi.FIRST_RESPONSE));
        assertEquals(4, shown(figures, Kpi.AVERAGE_RESPONSE).count());
        assertEquals(Figure.of(Kpi.BACKLOG, 3, 3), figures.get(Kpi.BACKLOG));
        assertEquals(0.5, shown(figures, Kpi.REOPEN_RATE).value());
        assertEquals(0.5, shown(figures, Kpi.FIRST_CONTACT_RESOLUTION).value());
        assertEquals(2.0 / 3, shown(figures, Kpi.RESOLUTION_RATE).value());
        assertEquals(2.0, shown(figures, Kpi.INTERACTIONS).median());
        assertEquals(Figure.none(Kpi.CSAT), figures.get(Kpi.CSAT));
    }

    private static Figure shown(Map<Kpi, Figure> figures, Kpi kpi) {
        var figure = figures.get(kpi);
        assertNotNull(figure);
        return figure;
    }

    @StoreTest
    void daysAreThoseOfTheZone(TestStore store) {
        var series = new Shop(store).measures.series(OCTOBER, Series.By.DAY);
        assertEquals(31, series.getFirst().points().size());
        assertEquals(
                new Series.Point(LocalDate.of(2026, 10, 31), 1),
                series.getFirst().points().getLast());
        assertEquals(
                List.of(1L, 1L, 1L, 1L, 1L, 2L),
                series.get(2).points().stream().limit(6).map(Series.Point::value).toList());
    }

    @StoreTest
    void behindATimeStandTheSlowestTicketsAndTheMailThatStoppedTheClock(TestStore store) {
        var page = new Shop(store).measures.behind(OCTOBER, Kpi.FIRST_RESPONSE, 0, 2);
        assertEquals(3, page.total());
        assertEquals(List.of(10800L, 3600L), page.rows().stream().map(Behind::seconds).toList());
        assertEquals(2L, page.rows().getFirst().mailId());
    }

    @StoreTest
    void timesFallIntoClasses(TestStore store) {
        assertArrayEquals(
                new long[] {0, 2, 1},
                new Shop(store)
                        .measures.spread(OCTOBER, Kpi.FIRST_RESPONSE, new long[] {3600, 7200}));
    }

    @StoreTest
    void anAgentsPart(TestStore store) {
        var part = new Shop(store).measures.agents(OCTOBER).getFirst();
        assertEquals("Anna", part.name());
        assertEquals(2, part.solved());
        assertEquals(4, part.replies());
    }

    @StoreTest
    void followingTwiceAndRebuildingChangesNothing(TestStore store) {
        var shop = new Shop(store);
        var before = shop.measures.figures(OCTOBER);
        assertEquals(0, shop.rollUp.catchUp());
        shop.rollUp.rebuild();
        assertEquals(before, shop.measures.figures(OCTOBER));
    }
}
