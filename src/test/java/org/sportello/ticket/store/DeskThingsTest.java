package org.sportello.ticket.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.ticket.store.Desk.NOW;
import static org.sportello.ticket.store.Desk.asked;
import static org.sportello.ticket.store.Desk.hours;

import org.sportello.kernel.Change;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Draft;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.Queue;
import org.sportello.ticket.queue.Queues;
import org.sportello.ticket.queue.SavedQueues.SavedQueue;
import org.sportello.ticket.queue.TicketQuery;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Agents, drafts, saved queues, and the queues that an agent sees.
final class DeskThingsTest {

    @StoreTest
    void agentsAreFoundByName(TestStore store) {
        var desk = new Desk(store);
        var heard = new ArrayList<Change>();
        store.changes().subscribe(heard::addAll);
        var luca = desk.agents.add(" Luca ", "luca@example.com");
        desk.agents.update(new Agent(luca.id(), "Luca B.", "l@example.com", "**L**", false));

        assertEquals(
                Optional.of(new Agent(luca.id(), "Luca B.", "l@example.com", "**L**", false)),
                desk.agents.findByName("luca b."));
        assertEquals(desk.agents.findByName("LUCA B."), desk.agents.find(luca.id()));
        assertEquals(
                List.of("Anna", "Luca B."), desk.agents.all().stream().map(Agent::name).toList());
        assertEquals(Change.Entity.AGENT, heard.getFirst().entity());
    }

    @StoreTest
    void aDraftSurvivesAsItWasTyped(TestStore store) {
        var drafts = new JooqDrafts(store.database());
        var file = new Draft.DraftFile("a.png", "image/png", new byte[] {1, -2, 3}, "cid1");
        var draft =
                new Draft(
                        0,
                        7L,
                        3L,
                        "shop@example.it",
                        2,
                        Draft.Kind.REPLY,
                        List.of("a@example.it"),
                        List.of("c@example.it"),
                        List.of(),
                        "Re: x",
                        "**Gentile** Maria",
                        List.of(file),
                        NOW);

        var id = drafts.save(draft);
        var saved = drafts.find(7, 2).orElseThrow();

        assertEquals(id, saved.id());
        assertEquals(draft.body(), saved.body());
        assertEquals(draft.mailboxId(), saved.mailboxId());
        assertEquals(draft.cc(), saved.cc());
        assertArrayEquals(file.content(), saved.files().getFirst().content());
        assertEquals(id, drafts.save(saved));
        assertEquals(1, drafts.all(2).size());
        drafts.delete(id);
        assertTrue(drafts.find(7, 2).isEmpty());
    }

    @StoreTest
    void savedQueuesKeepTheirOrder(TestStore store) {
        var desk = new Desk(store);
        var saved = new JooqSavedQueues(desk.database, store.log(), () -> NOW);
        var vip = saved.add(new SavedQueue(0, "VIP late", "tag:vip is:overdue", "danger"));
        var returns = saved.add(new SavedQueue(0, "Returns", "tag:return", ""));
        var third = saved.add(new SavedQueue(0, "Third", "", ""));

        saved.reorder(List.of(third.id(), vip.id()));
        saved.update(new SavedQueue(vip.id(), "VIP", "tag:vip", "accent"));

        assertEquals(
                List.of("Third", "VIP", "Returns"),
                saved.all().stream().map(SavedQueue::name).toList());
        saved.delete(returns.id());
        assertEquals(2, saved.all().size());
    }

    @StoreTest
    void theQueuesOfAnAgentHaveLiveCounts(TestStore store) {
        var desk = new Desk(store);
        var saved = new JooqSavedQueues(desk.database, store.log(), () -> NOW);
        var zone = ZoneId.of("Europe/Rome");
        var queues =
                new Queues(
                        desk.pages,
                        saved,
                        new TicketQuery(() -> NOW, zone),
                        new JooqNames(desk.database),
                        () -> NOW,
                        zone);
        saved.add(new SavedQueue(0, "Mine tagged", "is:mine tag:x", "accent"));
        var maria = desk.customer("Maria", "maria@example.it");
        var one = desk.ticket(maria, -3, asked("?")).id();
        var two = desk.ticket(maria, -2, asked("?")).id();
        var three = desk.ticket(maria, -1, asked("?")).id();
        desk.ticket(maria, -1, asked("?"));
        desk.service.assign(List.of(one, two), desk.annaId, desk.anna);
        desk.service.tag(List.of(one, three), "x", desk.anna);
        desk.service.setState(List.of(two), TicketState.WAITING, null, hours(12), desk.anna);
        desk.service.setState(List.of(three), TicketState.SOLVED, null, null, desk.anna);

        var all = queues.queues(desk.annaId);

        assertEquals(
                List.of("mine", "unassigned", "due", "waiting", "open", "solved", "all", "saved:1"),
                all.stream().map(Queue::id).toList());
        assertEquals(List.of(2L, 1L, 1L, 1L, 3L, 1L, 4L, 1L), queues.counts(all));
    }
}
