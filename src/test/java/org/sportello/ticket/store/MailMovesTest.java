package org.sportello.ticket.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sportello.ticket.store.Desk.hours;

import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.thread.MailMoves;

import java.util.List;

final class MailMovesTest {

    private static TicketEvent mail(long id, String words) {
        return new TicketEvent.MailReceived(id, true, words);
    }

    private static void same(Desk desk, Ticket ticket) {
        var stored = desk.tickets.get(ticket.id());
        assertEquals(stored, desk.history(stored).replay());
    }

    @StoreTest
    void bothTicketsAreAsIfTheMailHadAlwaysBeenWhereItIsNow(TestStore store) {
        var desk = new Desk(store);
        var moves = new MailMoves(desk.database, desk.tickets, () -> desk.now);
        var maria = desk.customer("Maria", "m@example.it");
        var solved =
                desk.ticket(
                        maria,
                        -9,
                        mail(1, "first"),
                        new TicketEvent.StateChanged(TicketState.SOLVED, null, null));
        var late =
                desk.service.change(
                        List.of(solved.id()), _ -> List.of(mail(2, "else")), Desk.INTAKE);
        var other = desk.ticket(maria, -3);

        moves.move(2, solved.id(), other.id(), desk.anna);

        var source = desk.tickets.get(solved.id());
        var target = desk.tickets.get(other.id());
        assertEquals(TicketState.OPEN, late.getFirst().state());
        assertEquals(TicketState.SOLVED, source.state());
        assertEquals(0, source.reopened());
        assertEquals("first", source.snippet());
        assertEquals("else", target.snippet());
        assertEquals(Desk.NOW, target.askedAt());
        same(desk, source);
        same(desk, target);

        moves.back(2, solved.id(), other.id(), desk.anna);

        assertEquals(TicketState.OPEN, desk.tickets.get(solved.id()).state());
        assertEquals("else", desk.tickets.get(solved.id()).snippet());
        assertNull(desk.tickets.get(other.id()).askedAt());
        same(desk, source);
        same(desk, target);

        moves.move(2, solved.id(), other.id(), desk.anna);
        assertEquals("else", desk.tickets.get(other.id()).snippet());
        same(desk, source);
        same(desk, target);
        assertThrows(
                IllegalArgumentException.class,
                () -> moves.move(2, solved.id(), other.id(), desk.anna));
    }

    @StoreTest
    void aMailBeginsATicketOfItsOwn(TestStore store) {
        var desk = new Desk(store);
        var moves = new MailMoves(desk.database, desk.tickets, () -> desk.now);
        var maria = desk.customer("Maria", "m@example.it");
        var asked = desk.ticket(maria, -9, mail(1, "first"), mail(2, "something else"));
        var opened =
                new TicketEvent.Opened(
                        "Else", maria, null, Channel.MAIL, Priority.NORMAL, asked.id());

        var begun = moves.moveToNew(2, asked.id(), opened, desk.anna);

        assertEquals("something else", begun.snippet());
        assertEquals(hours(-9), begun.createdAt());
        assertEquals(hours(-9), begun.askedAt());
        assertEquals(1, desk.tickets.get(asked.id()).interactions());
        same(desk, begun);
        same(desk, asked);
    }
}
