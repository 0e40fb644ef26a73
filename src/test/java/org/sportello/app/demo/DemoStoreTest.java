package org.sportello.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sportello.app.demo.shop.Shop;
import org.sportello.customer.store.JooqCustomerRepository;
import org.sportello.intake.Acknowledgement;
import org.sportello.intake.IntakeService;
import org.sportello.intake.IntakeStores;
import org.sportello.intake.arrival.IntakeSettings;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.store.JooqArticles;
import org.sportello.mail.parse.MailParser;
import org.sportello.mail.send.MimeComposer;
import org.sportello.mail.store.JooqAutomaticMail;
import org.sportello.mail.store.JooqMailboxes;
import org.sportello.mail.store.JooqMails;
import org.sportello.mail.store.JooqOutbox;
import org.sportello.mail.store.JooqQuarantine;
import org.sportello.mail.store.OutboxRows;
import org.sportello.mail.store.SigningKey;
import org.sportello.mail.store.pack.JooqRawMails;
import org.sportello.script.store.JooqScripts;
import org.sportello.storage.TestStore;
import org.sportello.storage.event.EventLog;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketQuery;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ticket.store.JooqAgents;
import org.sportello.ticket.store.JooqNames;
import org.sportello.ticket.store.JooqSavedQueues;
import org.sportello.ticket.store.JooqTicketPages;
import org.sportello.ticket.store.JooqTicketRepository;
import org.sportello.ticket.store.JooqTicketThreads;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// The demo shop in a real store, filled once for all tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-19T10:00:00Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final TestStore store = TestStore.create();
    private final EventLog log = new EventLog(store.database());
    private final JooqMails mails = new JooqMails(store.database(), new EventLog(store.database()));
    private final JooqRawMails raws = new JooqRawMails(store.database());
    private final JooqMailboxes mailboxes = new JooqMailboxes(store.database(), log, clock);
    private final JooqTicketRepository tickets = new JooqTicketRepository(store.database(), log);
    private final JooqTicketPages pages =
            new JooqTicketPages(store.database(), (_, _) -> java.util.List.of());
    private final JooqTicketThreads threads = new JooqTicketThreads(store.database());
    private final JooqAgents agents = new JooqAgents(store.database(), log, clock);
    private final JooqCustomerRepository customers =
            new JooqCustomerRepository(store.database(), log, clock);
    private final JooqSavedQueues queues = new JooqSavedQueues(store.database(), log, clock);
    private final JooqScripts scripts = new JooqScripts(store.database(), log, clock);
    private final JooqArticles articles = new JooqArticles(store.database(), log, clock);
    private final DemoServer server = new DemoServer(clock, Pace.HASTY);

    @BeforeAll
    void fill() {
        var automatic = new JooqAutomaticMail(store.database());
        var ids = SigningKey.of(store.database());
        var outbox =
                new JooqOutbox(
                        new OutboxRows(store.database(), _ -> {}, clock),
                        raws::put,
                        mails,
                        new MimeComposer(Shop.ZONE));
        var intakeStores =
                new IntakeStores(
                        new IntakeStores.OfMail(
                                mails,
                                raws,
                                mailboxes,
                                new JooqQuarantine(store.database()),
                                automatic),
                        new IntakeStores.OfTickets(tickets, threads, customers, agents));
        try (var intake =
                new IntakeService(
                        store.database(),
                        intakeStores,
                        own -> new MailParser(own, id -> ids.verify(id).isPresent())::parse,
                        new IntakeService.Acknowledging(
                                new Acknowledgement(outbox, automatic, ids), ids, (_, _) -> {}),
                        IntakeSettings.USUAL,
                        clock)) {
            new DemoStore(
                            store.database(),
                            new DemoMail(intake, mailboxes, raws, mails, tickets, threads),
                            new DemoStore.Desk(
                                    agents,
                                    as -> new JooqCustomerRepository(store.database(), log, as),
                                    queues,
                                    scripts,
                                    articles))
                    .fill(NOW, server);
        }
    }

    @AfterAll
    void close() {
        server.close();
        store.close();
    }

    @Test
    void aYearOfTicketsMostOfThemSolved() {
        assertTrue(count("") >= 500, count("") + " tickets");
        assertTrue(count("is:solved") >= 440, count("is:solved") + " solved");
        assertEquals(31, count("state:waiting"));
        assertTrue(count("created:<2026-01-01") > 20, count("created:<2026-01-01") + " last year");
    }

    @Test
    void theQueuesHoldWhatADeskWouldHold() {
        var anna = agents.findByName(Shop.ANNA.name()).orElseThrow();
        var mine = parsed("is:mine state:new,open", anna.id());
        assertEquals(12, pages.count(mine));
        assertTrue(count("is:unassigned is:unsolved") >= 6);
        for (var queue : queues.all()) {
            assertTrue(count(queue.query()) >= 2, queue.name());
        }
    }

    @Test
    void answersCarryTheirAgentAndTheirOriginalDate() {
        var page = pages.page(parsed("is:solved", null), TicketSort.CREATED, 0, 400);
        var answered =
                tickets.getAll(page.rows().stream().map(row -> row.id()).toList()).values().stream()
                        .filter(ticket -> ticket.firstReplyAt() != null)
                        .toList();
        assertTrue(answered.size() > 350, answered.size() + " answered");
        for (var ticket : answered) {
            assertTrue(!ticket.createdAt().isAfter(ticket.firstReplyAt()), ticket.subject());
            assertNotNull(ticket.agentId(), ticket.subject());
        }
    }

    @Test
    void theLibraryIsComplete() {
        assertEquals(25, articles.all().size());
        assertTrue(articles.all().stream().anyMatch(one -> one.state() == Article.State.DRAFT));
        assertEquals(20, scripts.replies().size());
        assertEquals(3, scripts.playbooks().size());
    }

    private long count(String query) {
        return pages.count(parsed(query, null));
    }

    private TicketFilter parsed(String query, @org.jspecify.annotations.Nullable Long me) {
        var parsed =
                new TicketQuery(clock, ZoneOffset.UTC)
                        .parse(query, new JooqNames(store.database()), me);
        assertEquals(java.util.List.of(), parsed.problems());
        return parsed.filter();
    }
}
