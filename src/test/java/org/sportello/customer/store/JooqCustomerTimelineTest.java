package org.sportello.customer.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sportello.storage.schema.Tables.MAIL;

import org.sportello.customer.CustomerRepository.NewCustomer;
import org.sportello.customer.CustomerTimeline.Entry;
import org.sportello.customer.CustomerTimeline.Kind;
import org.sportello.customer.Identity;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.store.JooqTicketRepository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class JooqCustomerTimelineTest {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @StoreTest
    void everythingWithACustomerNewestFirst(TestStore store) {
        var timeline = new JooqCustomerTimeline(store.database());
        var maria = customer(store, "maria@example.it", "m@example.it");
        var luca = customer(store, "luca@example.it");
        var tickets = new JooqTicketRepository(store.database(), store.log());
        var service = new TicketService(store.database(), tickets, () -> now);
        var program = Actor.program("test");

        var first = service.open(ticket("First", maria), program);
        later();
        service.note(first.id(), "note\n one", program);
        later();
        service.setState(List.of(first.id()), TicketState.SOLVED, null, null, program);
        later();
        var second = service.open(ticket("Second", maria), program);
        later();
        service.logCall(second.id(), "call", true, program);
        service.note(service.open(ticket("His", luca), program).id(), "not hers", program);
        later();
        unfiled(store, "m@example.it");
        unfiled(store, "luca@example.it");

        var all = timeline.page(maria, null, 50);
        assertEquals(
                List.of(
                        "MAIL_IN Out of office",
                        "CALL Second",
                        "OPENED Second",
                        "SOLVED First",
                        "NOTE First",
                        "OPENED First"),
                all.stream().map(entry -> entry.kind() + " " + entry.subject()).toList());
        assertEquals("note one", all.get(4).text());
        assertEquals(first.number(), all.get(4).number());

        var pages = new ArrayList<Entry>();
        var page = timeline.page(maria, null, 2);
        while (!page.isEmpty()) {
            pages.addAll(page);
            page = timeline.page(maria, page.getLast().at(), 2);
        }
        assertEquals(all, pages);
    }

    @StoreTest
    void thingsOfTheSameMomentStayOnOnePage(TestStore store) {
        var timeline = new JooqCustomerTimeline(store.database());
        var maria = customer(store, "maria@example.it");
        var tickets = new JooqTicketRepository(store.database(), store.log());
        var service = new TicketService(store.database(), tickets, () -> now);
        for (int i = 0; i < 5; i++) {
            service.note(
                    service.open(ticket("T" + i, maria), Actor.program("test")).id(),
                    "x",
                    Actor.program("test"));
        }

        var page = timeline.page(maria, null, 3);

        assertEquals(10, page.size());
        assertEquals(5, page.stream().filter(entry -> entry.kind() == Kind.OPENED).count());
    }

    private void later() {
        now = now.plusSeconds(60);
    }

    private static TicketService.NewTicket ticket(String subject, long customer) {
        return new TicketService.NewTicket(
                subject, customer, null, Channel.MAIL, Priority.NORMAL, null);
    }

    private long customer(TestStore store, String... addresses) {
        var identities =
                List.of(addresses).stream()
                        .map(address -> new Identity(Identity.Kind.MAIL, address))
                        .toList();
        return new JooqCustomerRepository(store.database(), store.log(), () -> now)
                .addAll(List.of(new NewCustomer(addresses[0], identities)))
                .getFirst();
    }

    private void unfiled(TestStore store, String from) {
        store.database()
                .write(() -> {
                    var row = store.database().sql().newRecord(MAIL);
                    row.setOutgoing(false);
                    row.setMessageKey(1L);
                    row.setKind("autoreply");
                    row.setSubject("Out of office");
                    row.setFromName("");
                    row.setFromAddress(from);
                    row.setRecipients("");
                    row.setSnippet("");
                    row.setArrivedAt(now);
                    row.setAttachments(0);
                    row.setWhy("");
                    row.setFlags("");
                    row.insert();
                });
    }
}
