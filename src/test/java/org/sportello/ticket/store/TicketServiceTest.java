package org.sportello.ticket.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.ticket.store.Desk.asked;
import static org.sportello.ticket.store.Desk.hours;

import org.sportello.kernel.Problem;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.NoSuchTicket;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;

import java.util.List;
import java.util.Set;

final class TicketServiceTest {

    @StoreTest
    void severalTicketsChangeInOneGo(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var one = desk.ticket(maria, -2, asked("?"));
        var two = desk.ticket(maria, -1, asked("?"));
        var both = List.of(one.id(), two.id());

        desk.service.assign(both, desk.annaId, desk.anna);
        desk.service.setPriority(both, Priority.HIGH, desk.anna);
        desk.service.tag(both, "  Late Parcel! ", desk.anna);
        var after = desk.service.setState(both, TicketState.WAITING, null, hours(5), desk.anna);

        assertEquals(both, after.stream().map(Ticket::id).toList());
        for (var ticket : after) {
            assertEquals(ticket, desk.tickets.get(ticket.id()));
            assertEquals(desk.annaId, ticket.agentId());
            assertEquals(Priority.HIGH, ticket.priority());
            assertEquals(Set.of("late-parcel"), ticket.tags());
            assertEquals(WaitingFor.DATE, ticket.waitingFor());
            assertEquals(hours(5), ticket.deadline());
        }
        assertThrows(
                NoSuchTicket.class,
                () -> desk.service.tag(List.of(one.id(), 999L), "x", desk.anna));
        assertFalse(desk.tickets.get(one.id()).tags().contains("x"));
    }

    @StoreTest
    void whatIsAlreadySoIsNotWrittenAgain(TestStore store) {
        var desk = new Desk(store);
        var ticket = desk.ticket(desk.customer("M", "m@example.it"), -2, asked("?"));
        var id = List.of(ticket.id());
        desk.service.tag(id, "x", desk.anna);
        desk.service.assign(id, null, desk.anna);
        desk.service.tag(id, "X", desk.anna);
        desk.service.untag(id, "y", desk.anna);
        desk.service.setPriority(id, Priority.NORMAL, desk.anna);
        desk.service.setState(id, TicketState.NEW, null, null, desk.anna);
        desk.service.markRead(id, false, desk.anna);
        desk.service.rename(ticket.id(), ticket.subject() + " ", desk.anna);

        assertEquals(ticket.version() + 1, desk.tickets.get(ticket.id()).version());
    }

    @StoreTest
    void nothingEmptyIsWritten(TestStore store) {
        var desk = new Desk(store);
        var id = desk.ticket(desk.customer("M", "m@example.it"), -2).id();

        assertThrows(Problem.class, () -> desk.service.tag(List.of(id), " - ", desk.anna));
        assertThrows(Problem.class, () -> desk.service.rename(id, " ", desk.anna));
        assertThrows(Problem.class, () -> desk.service.note(id, "\n", desk.anna));
        assertThrows(Problem.class, () -> desk.service.merge(List.of(id), id, desk.anna));
    }

    @StoreTest
    void anAgentOpensATicket(TestStore store) {
        var desk = new Desk(store);
        var luca = desk.customer("Luca", "luca@example.it");
        var wanted =
                new TicketService.NewTicket(
                        " Recall ", luca, null, Channel.CALL, Priority.LOW, desk.annaId);

        var ticket = desk.service.open(wanted, desk.anna);

        assertEquals(ticket, desk.tickets.get(ticket.id()));
        assertEquals(TicketState.OPEN, ticket.state());
        assertEquals("Recall", ticket.subject());
        assertEquals(desk.annaId, ticket.agentId());
        assertFalse(ticket.unread());
    }

    @StoreTest
    void undoTakesBackMyChangesAndNobodyElses(TestStore store) {
        var desk = new Desk(store);
        var luca = Actor.agent(desk.agents.add("Luca", "luca@example.com").id());
        var ticket = desk.ticket(desk.customer("M", "m@example.it"), -2, asked("?"));
        var id = List.of(ticket.id());

        desk.service.setState(id, TicketState.SOLVED, null, null, desk.anna);
        desk.service.tag(id, "mine", desk.anna);
        desk.service.tag(id, "his", luca);
        desk.service.note(ticket.id(), "kept", desk.anna);
        var after = desk.service.undo(List.of(ticket), desk.anna).getFirst();

        assertEquals(TicketState.NEW, after.state());
        assertNull(after.firstSolvedAt());
        assertEquals(ticket.askedAt(), after.askedAt());
        assertEquals(Set.of("his"), after.tags());
        assertEquals(1, desk.tickets.interactions(ticket.id(), false).size());
        assertEquals(after, desk.tickets.get(ticket.id()));
        assertEquals(after, desk.history(ticket).replay());
        assertEquals(0, desk.pages.count(TicketFilter.ALL.withStates(Set.of(TicketState.SOLVED))));
        assertEquals(
                after, desk.service.undo(List.of(ticket), desk.anna).getFirst(), "nothing is left");
    }

    @StoreTest
    void aMergedTicketLivesOnInTheOther(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var grandchild = desk.ticket(maria, -9, asked("?"));
        var child = desk.ticket(maria, -8, asked("?"));
        var other = desk.ticket(maria, -2);
        desk.service.note(grandchild.id(), "first", desk.anna);
        desk.now = hours(1);
        desk.service.note(other.id(), "second", desk.anna);
        desk.service.merge(List.of(grandchild.id()), child.id(), desk.anna);
        var before =
                List.copyOf(
                        desk.tickets
                                .getAll(List.of(grandchild.id(), child.id(), other.id()))
                                .values());

        var survivor = desk.service.merge(List.of(child.id()), other.id(), desk.anna);

        assertEquals(other.id(), survivor.id());
        assertEquals(hours(-9), survivor.askedAt());
        assertEquals(other.id(), desk.tickets.get(grandchild.id()).mergedInto());
        assertEquals(TicketState.MERGED, desk.tickets.get(child.id()).state());
        assertEquals(
                List.of("first", "second"),
                desk.tickets.interactions(other.id(), false).stream()
                        .map(Interaction::text)
                        .toList());
        var lines = desk.tickets.interactions(other.id(), true);
        assertTrue(lines.stream().anyMatch(one -> one.text().equals("absorbed " + child.number())));
        assertTrue(lines.stream().anyMatch(one -> one.text().equals("merged " + other.number())));

        desk.service.undo(before, desk.anna);

        assertEquals(child.id(), desk.tickets.get(grandchild.id()).mergedInto());
        assertEquals(TicketState.NEW, desk.tickets.get(child.id()).state());
        assertNull(desk.tickets.get(other.id()).askedAt());
        assertEquals(1, desk.tickets.interactions(other.id(), false).size());
    }

    @StoreTest
    void aReplyCanBeTakenBackWithAllThatBelongsToIt(TestStore store) {
        var desk = new Desk(store);
        var asked = desk.ticket(desk.customer("M", "m@example.it"), -2, asked("?"));
        var waiting = new TicketEvent.StateChanged(TicketState.WAITING, WaitingFor.CUSTOMER, null);

        var sent =
                desk.service.change(
                        List.of(asked.id()),
                        _ -> List.of(new TicketEvent.Replied(5, "!"), waiting),
                        desk.anna);
        desk.now = hours(1);
        desk.service.tag(List.of(asked.id()), "later", desk.anna);
        var back = desk.service.withdrawReply(asked.id(), 5, desk.anna);

        assertEquals(TicketState.WAITING, sent.getFirst().state());
        assertEquals(TicketState.NEW, back.state());
        assertEquals(asked.askedAt(), back.askedAt());
        assertNull(back.firstReplyAt());
        assertEquals(0, back.replies());
        assertEquals(Set.of("later"), back.tags());
        assertEquals(back, desk.tickets.get(asked.id()));
        assertEquals(back, desk.history(asked).replay());
        assertEquals(back, desk.service.withdrawReply(asked.id(), 5, desk.anna));
    }

    @StoreTest
    void aTicketThatWasBegunForAMessageIsWithdrawnWithIt(TestStore store) {
        var desk = new Desk(store);
        var luca = desk.customer("Luca", "luca@example.it");
        var wanted =
                new TicketService.NewTicket(
                        "News", luca, null, Channel.MAIL, Priority.NORMAL, desk.annaId);
        var alone = desk.service.open(wanted, desk.anna);
        var noted = desk.service.open(wanted, desk.anna);
        var waiting = new TicketEvent.StateChanged(TicketState.WAITING, WaitingFor.CUSTOMER, null);
        desk.service.change(
                List.of(alone.id(), noted.id()),
                ticket -> List.of(new TicketEvent.Replied(ticket.id(), "!"), waiting),
                desk.anna);
        desk.service.note(noted.id(), "He knows already.", desk.anna);

        var gone = desk.service.withdrawReply(alone.id(), alone.id(), desk.anna);
        var stays = desk.service.withdrawReply(noted.id(), noted.id(), desk.anna);

        assertEquals(TicketState.WITHDRAWN, gone.state());
        assertEquals(1, desk.pages.count(TicketFilter.ALL));
        assertEquals(
                List.of(noted.id()),
                desk.pages.page(TicketFilter.ALL, TicketSort.NUMBER, 0, 10).rows().stream()
                        .map(TicketRow::id)
                        .toList());
        assertEquals(gone, desk.tickets.get(alone.id()));
        assertEquals(gone, desk.history(alone).replay());
        assertEquals(TicketState.OPEN, stays.state());
    }

    @StoreTest
    void ticketsWakeWhenTheirDayHasCome(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var soon = desk.ticket(maria, -2);
        var later = desk.ticket(maria, -2);
        desk.service.setState(List.of(soon.id()), TicketState.WAITING, null, hours(2), desk.anna);
        desk.service.setState(List.of(later.id()), TicketState.WAITING, null, hours(9), desk.anna);

        var woken = desk.service.wake(hours(2));

        assertEquals(List.of(soon.id()), woken.stream().map(Ticket::id).toList());
        assertEquals(TicketState.OPEN, woken.getFirst().state());
        assertTrue(woken.getFirst().unread());
        assertEquals(List.of(), desk.service.wake(hours(2)));
        assertEquals(TicketState.WAITING, desk.tickets.get(later.id()).state());
    }
}
