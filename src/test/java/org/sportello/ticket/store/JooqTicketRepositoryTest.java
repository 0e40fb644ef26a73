package org.sportello.ticket.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.ticket.store.Desk.INTAKE;
import static org.sportello.ticket.store.Desk.NOW;
import static org.sportello.ticket.store.Desk.asked;
import static org.sportello.ticket.store.Desk.hours;

import org.sportello.kernel.Change;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.NoSuchTicket;
import org.sportello.ticket.Priority;
import org.sportello.ticket.StaleTicket;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ticket.thread.TicketThreads;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class JooqTicketRepositoryTest {

    @StoreTest
    void aTicketComesBackAsItsFactsMadeIt(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var ticket =
                desk.ticket(
                        maria,
                        -5,
                        asked("Where is it?"),
                        new TicketEvent.Tagged("delivery"),
                        new TicketEvent.Tagged("books"),
                        new TicketEvent.PriorityChanged(Priority.URGENT),
                        new TicketEvent.StateChanged(
                                TicketState.WAITING, WaitingFor.DATE, hours(30)));

        assertEquals(ticket, desk.tickets.get(ticket.id()));
        assertEquals(ticket, desk.tickets.findByNumber(ticket.number()).orElseThrow());
        assertEquals(ticket, desk.history(ticket).replay());
        var gone = assertThrows(NoSuchTicket.class, () -> desk.tickets.get(77));
        assertEquals(List.of(), gone.arguments(), "an id means nothing to people");
    }

    @StoreTest
    void numbersAreNeverGivenTwice(TestStore store) {
        var desk = new Desk(store);
        var numbers = new ArrayList<>(desk.database.write(() -> desk.tickets.reserve(700)));
        numbers.addAll(desk.database.write(() -> desk.tickets.reserve(3)));

        assertEquals(703, numbers.stream().distinct().count());
        assertEquals(10001, numbers.getFirst().number());
        assertEquals(10703, numbers.getLast().number());
    }

    @StoreTest
    void aChangeIsToldAfterTheCommit(TestStore store) {
        var desk = new Desk(store);
        var ticket = desk.ticket(desk.customer("M", "m@example.it"), -1);
        var heard = new ArrayList<Change>();
        store.changes().subscribe(heard::addAll);

        desk.service.tag(List.of(ticket.id()), "x", desk.anna);

        assertEquals(List.of(new Change(Change.Entity.TICKET, ticket.id())), heard);
    }

    @StoreTest
    void theSecondOfTwoWritersIsRefused(TestStore store) {
        var desk = new Desk(store);
        var ticket = desk.ticket(desk.customer("M", "m@example.it"), -1);
        var mine = step(ticket, new TicketEvent.Tagged("mine"));
        var theirs = step(ticket, new TicketEvent.Tagged("theirs"));

        desk.tickets.append(List.of(mine));

        assertThrows(StaleTicket.class, () -> desk.tickets.append(List.of(theirs)));
        assertEquals(Set.of("mine"), desk.tickets.get(ticket.id()).tags());
        assertEquals(2, desk.history(ticket).facts().size());
    }

    @StoreTest
    void hundredsAreWrittenAtOnce(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var first = desk.ticket(maria, -9);
        var steps = new ArrayList<Step>();
        desk.database.write(() -> {
            for (var number : desk.tickets.reserve(600)) {
                var opened =
                        new TicketEvent.Opened(
                                "Bulk", maria, null, Channel.MAIL, Priority.LOW, first.id());
                var ticket = Ticket.opened(number.id(), number.number(), opened, INTAKE, NOW);
                steps.add(new Step(ticket, opened, INTAKE, NOW));
                steps.add(step(ticket, asked("hello")));
            }
            steps.add(step(first, new TicketEvent.Tagged("seen")));
            desk.tickets.append(steps);
        });

        assertEquals(601, desk.pages.count(TicketFilter.ALL));
        assertEquals(
                600,
                desk.pages.page(TicketFilter.ALL, TicketSort.CREATED, 0, 1000).rows().stream()
                        .filter(row -> row.snippet().equals("hello"))
                        .count());
        assertEquals(Set.of("seen"), desk.tickets.get(first.id()).tags());
    }

    @StoreTest
    void theConversationIsInTheOrderOfTime(TestStore store) {
        var desk = new Desk(store);
        var ticket = desk.ticket(desk.customer("M", "m@example.it"), -8, asked("?"));
        desk.now = hours(-3);
        desk.service.note(ticket.id(), "**Courier** says\n Friday", desk.anna);
        desk.now = hours(-2);
        desk.service.assign(List.of(ticket.id()), desk.annaId, desk.anna);
        desk.now = hours(-1);
        desk.service.logCall(ticket.id(), "Called her", false, desk.anna);
        desk.service.tag(List.of(ticket.id()), "x", desk.anna);
        var before = List.of(desk.tickets.get(ticket.id()));
        desk.service.setPriority(List.of(ticket.id()), Priority.HIGH, desk.anna);
        desk.service.undo(before, desk.anna);

        var all = desk.tickets.interactions(ticket.id(), true);
        assertEquals(
                List.of(
                        "NOTE **Courier** says\n Friday",
                        "EVENT assigned " + desk.annaId,
                        "CALL Called her",
                        "EVENT tagged x"),
                all.stream().map(entry -> entry.kind() + " " + entry.text()).toList());
        assertEquals(2, desk.tickets.interactions(ticket.id(), false).size());
        assertEquals(
                List.of(hours(-3), hours(-2), hours(-1), hours(-1)),
                all.stream().map(Interaction::at).toList());
    }

    @StoreTest
    void theDefaultOrderIsWhoseTurnItIs(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var quiet = desk.ticket(maria, -1);
        var solved = desk.ticket(maria, -9, asked("?"), state(TicketState.SOLVED));
        var longWait = desk.ticket(maria, -7, asked("?"));
        var spam = desk.ticket(maria, -7, asked("?"), state(TicketState.SPAM));
        var shortWait = desk.ticket(maria, -2, asked("?"));
        var later = desk.ticket(maria, -3, waiting(50));
        var sooner = desk.ticket(maria, -4, waiting(5));
        var waiting = desk.ticket(maria, -2, state(TicketState.WAITING));
        var closed = desk.ticket(maria, -3, asked("?"), state(TicketState.CLOSED));
        var order =
                List.of(longWait, shortWait, quiet, sooner, later, waiting, closed, solved, spam)
                        .stream()
                        .map(Ticket::id)
                        .toList();

        for (int offset = 0; offset < order.size(); offset++) {
            assertEquals(
                    order.subList(offset, Math.min(offset + 2, order.size())),
                    ids(desk, TicketFilter.ALL, TicketSort.DEADLINE, offset, 2),
                    "from " + offset);
        }
        assertEquals(
                List.of(sooner.id(), later.id(), waiting.id()),
                ids(desk, in(TicketState.WAITING), TicketSort.DEADLINE, 0, 10));
        assertEquals(
                List.of(closed.id(), solved.id()),
                ids(desk, in(TicketState.SOLVED, TicketState.CLOSED), TicketSort.DEADLINE, 0, 9));
        assertEquals(
                List.of(solved.id()), ids(desk, in(TicketState.SOLVED), TicketSort.DEADLINE, 0, 9));
        assertEquals(
                List.of(quiet.id(), waiting.id(), shortWait.id(), later.id()),
                ids(desk, TicketFilter.ALL, TicketSort.UPDATED, 0, 5).stream()
                        .filter(id -> id != closed.id())
                        .toList());
    }

    @StoreTest
    void everyFilterHasItsTickets(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var luca = desk.customer("", "luca@example.it");
        var one = desk.ticket(maria, -30, asked("?"), new TicketEvent.Tagged("a"));
        var two =
                desk.ticket(
                        luca,
                        -20,
                        asked("?"),
                        new TicketEvent.Tagged("a"),
                        new TicketEvent.Tagged("b"),
                        new TicketEvent.Assigned(desk.annaId),
                        new TicketEvent.Read(true));
        var three =
                desk.ticket(luca, -10, new TicketEvent.PriorityChanged(Priority.HIGH), waiting(8));
        new JooqTicketThreads(desk.database)
                .addParticipants(List.of(new TicketThreads.Participant(two.id(), "x@example.it")));
        var all = TicketFilter.ALL;

        assertFinds(desk, all, one, two, three);
        assertFinds(desk, all.withAgent(desk.annaId), two);
        assertFinds(desk, all.withUnassigned(), one, three);
        assertFinds(desk, all.withMailbox(9));
        assertFinds(desk, all.to().customer(luca).build(), two, three);
        assertFinds(desk, all.withDueBefore(hours(9)), three);
        assertFinds(desk, all.withDueBefore(hours(8)));
        assertFinds(desk, all.withIds(List.of(three.id(), one.id())), one, three);
        assertFinds(desk, all.to().tags(Set.of("a")).build(), one, two);
        assertFinds(desk, all.to().tags(Set.of("a", "b")).build(), two);
        assertFinds(desk, all.to().withoutTags(Set.of("b", "c")).build(), one, three);
        assertFinds(desk, all.to().priorities(Set.of(Priority.HIGH)).build(), three);
        assertFinds(desk, all.to().participant("x@example.it").build(), two);
        assertFinds(desk, all.to().unread(true).build(), one, three);
        assertFinds(desk, all.to().created(hours(-20), hours(-10)).build(), two);
        assertFinds(desk, all.to().updated(hours(-10), null).build(), three);
        assertFinds(desk, in(TicketState.NEW, TicketState.WAITING), one, two, three);
        assertFinds(desk, all.to().channels(Set.of(Channel.CALL)).build());
    }

    @StoreTest
    void freeWordsAreLookedUp(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var one = desk.ticket(maria, -3, asked("?"));
        var two = desk.ticket(maria, -2, asked("?"), state(TicketState.SOLVED));
        var searching = new Desk(store, List.of(two.id(), one.id(), 999L));

        assertFinds(searching, TicketFilter.ALL.to().words("parcel").build(), one, two);
        assertFinds(searching, in(TicketState.SOLVED).to().words("parcel").build(), two);
        assertFinds(
                searching,
                TicketFilter.ALL.withIds(List.of(one.id())).to().words("x").build(),
                one);
        assertFinds(new Desk(store), TicketFilter.ALL.to().words("nowhere").build());
    }

    @StoreTest
    void countsFollowEveryMove(TestStore store) {
        var desk = new Desk(store);
        var maria = desk.customer("Maria", "maria@example.it");
        var ids =
                IntStream.range(0, 6)
                        .mapToObj(i -> desk.ticket(maria, -i, asked("?")).id())
                        .toList();
        desk.service.assign(ids.subList(0, 3), desk.annaId, desk.anna);
        desk.service.setState(ids.subList(2, 5), TicketState.SOLVED, null, null, desk.anna);
        desk.service.setState(ids.subList(4, 5), TicketState.OPEN, null, null, desk.anna);
        var open = in(TicketState.NEW, TicketState.OPEN, TicketState.WAITING);
        var tagged = TicketFilter.ALL.to().tags(Set.of("none")).build();

        assertEquals(
                List.of(4L, 2L, 2L, 2L, 0L, 6L),
                desk.pages.counts(
                        List.of(
                                open,
                                open.withAgent(desk.annaId),
                                open.withUnassigned(),
                                in(TicketState.SOLVED),
                                tagged,
                                TicketFilter.ALL)));
    }

    @StoreTest
    void aRowShowsWhatAListNeeds(TestStore store) {
        var desk = new Desk(store);
        var named = desk.customer("Maria Rossi", "maria@example.it");
        var nameless = desk.customer("", "luca@example.it");
        desk.ticket(
                named,
                -4,
                asked("Where is it?"),
                new TicketEvent.Tagged("b"),
                new TicketEvent.Tagged("a"),
                new TicketEvent.Assigned(desk.annaId));
        desk.ticket(nameless, -3);

        var rows = desk.pages.page(TicketFilter.ALL, TicketSort.NUMBER, 0, 10).rows();

        var row = rows.getLast();
        assertEquals("Maria Rossi", row.customer());
        assertEquals("maria@example.it", row.customerAddress());
        assertEquals(List.of("a", "b"), row.tags());
        assertEquals("Anna", row.agent());
        assertEquals("Where is it?", row.snippet());
        assertTrue(row.unread());
        assertEquals("luca@example.it", rows.getFirst().customer());
    }

    @StoreTest
    void aTableIsSortedByEachOfItsColumnsBothWays(TestStore store) {
        var desk = new Desk(store);
        var zoe = desk.customer("zoe", "z@example.it");
        var anna = desk.customer("Anna", "a@example.it");
        var solved = desk.ticket(zoe, -3, state(TicketState.SOLVED));
        var mine =
                desk.ticket(
                        anna,
                        -2,
                        new TicketEvent.SubjectChanged("alpha"),
                        new TicketEvent.Assigned(desk.annaId));
        var urgent =
                desk.ticket(
                        zoe,
                        -1,
                        new TicketEvent.SubjectChanged("Beta"),
                        new TicketEvent.PriorityChanged(Priority.URGENT));

        assertSorted(desk, TicketSort.SUBJECT, mine, urgent, solved);
        assertSorted(desk, TicketSort.CUSTOMER, mine, solved, urgent);
        assertSorted(desk, TicketSort.STATE, urgent, mine, solved);
        assertSorted(desk, TicketSort.PRIORITY, urgent, mine, solved);
        assertSorted(desk, TicketSort.OWNER, mine, urgent, solved);
        assertSorted(desk, TicketSort.NUMBER, urgent, mine, solved);
    }

    private static void assertSorted(Desk desk, TicketSort sort, Ticket... expected) {
        var ids = Stream.of(expected).map(Ticket::id).toList();
        for (int limit = 1; limit <= 3; limit++) {
            assertEquals(ids, paged(desk, sort, false, limit), "" + sort);
            assertEquals(ids.reversed(), paged(desk, sort, true, limit), "reversed " + sort);
        }
    }

    private static List<Long> paged(Desk desk, TicketSort sort, boolean reversed, int limit) {
        var ids = new ArrayList<Long>();
        for (int offset = 0; offset < 3; offset += limit) {
            desk.pages.page(TicketFilter.ALL, sort, reversed, offset, limit).rows().stream()
                    .map(TicketRow::id)
                    .forEach(ids::add);
        }
        return ids;
    }

    private static void assertFinds(Desk desk, TicketFilter filter, Ticket... tickets) {
        var expected = IntStream.range(0, tickets.length).mapToObj(i -> tickets[i].id()).toList();
        for (var sort : TicketSort.values()) {
            assertEquals(
                    expected, ids(desk, filter, sort, 0, 10).stream().sorted().toList(), "" + sort);
        }
        assertEquals(expected.size(), desk.pages.count(filter));
    }

    private static List<Long> ids(
            Desk desk, TicketFilter filter, TicketSort sort, int offset, int limit) {
        return desk.pages.page(filter, sort, offset, limit).rows().stream()
                .map(TicketRow::id)
                .toList();
    }

    private static TicketFilter in(TicketState first, TicketState... others) {
        return TicketFilter.ALL.withStates(EnumSet.of(first, others));
    }

    private static TicketEvent state(TicketState state) {
        return new TicketEvent.StateChanged(
                state, state == TicketState.WAITING ? WaitingFor.CUSTOMER : null, null);
    }

    private static TicketEvent waiting(int hours) {
        return new TicketEvent.StateChanged(TicketState.WAITING, WaitingFor.DATE, hours(hours));
    }

    private static Step step(Ticket before, TicketEvent event) {
        return new Step(before.after(event, INTAKE, NOW), event, INTAKE, NOW);
    }
}
