package org.sportello.ticket.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sportello.ticket.store.Desk.hours;

import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;
import org.sportello.ticket.thread.TicketThreads.Participant;
import org.sportello.ticket.thread.TicketThreads.Reference;
import org.sportello.ticket.thread.TicketThreads.Subject;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

final class JooqTicketThreadsTest {

    @StoreTest
    void aMessageOnceStoredStaysStored(TestStore store) {
        var desk = new Desk(store);
        var threads = new JooqTicketThreads(desk.database);
        var maria = desk.customer("Maria", "maria@example.it");
        var one = desk.ticket(maria, -2).id();
        var two = desk.ticket(maria, -1).id();

        threads.addReferences(
                List.of(
                        new Reference(1, one, false),
                        new Reference(2, one, true),
                        new Reference(2, one, false),
                        new Reference(2, two, false)));
        threads.addReferences(List.of(new Reference(1, one, true), new Reference(2, one, false)));

        assertEquals(
                List.of(
                        new Reference(1, one, true),
                        new Reference(2, one, true),
                        new Reference(2, two, false)),
                threads.findByKeys(List.of(2L, 1L, 3L, 2L)));
    }

    @StoreTest
    void thousandsAreAddedAndFoundAtOnce(TestStore store) {
        var desk = new Desk(store);
        var threads = new JooqTicketThreads(desk.database);
        var one = desk.ticket(desk.customer("Maria", "maria@example.it"), -2).id();
        var keys = LongStream.range(0, 2500).boxed().toList();

        threads.addReferences(keys.stream().map(key -> new Reference(key, one, true)).toList());

        assertEquals(2500, threads.findByKeys(keys).size());
    }

    @StoreTest
    void peopleTakePartOnce(TestStore store) {
        var desk = new Desk(store);
        var threads = new JooqTicketThreads(desk.database);
        var maria = desk.customer("Maria", "maria@example.it");
        var one = desk.ticket(maria, -2).id();
        var two = desk.ticket(maria, -1).id();
        var people =
                List.of(
                        new Participant(one, "a@example.it"),
                        new Participant(one, "b@example.it"),
                        new Participant(one, "a@example.it"));

        threads.addParticipants(people);
        threads.addParticipants(people);

        assertEquals(
                Map.of(one, Set.of("a@example.it", "b@example.it")),
                threads.participants(List.of(one, two)));
    }

    @StoreTest
    void subjectsAreFoundByTheirLastUse(TestStore store) {
        var desk = new Desk(store);
        var threads = new JooqTicketThreads(desk.database);
        var maria = desk.customer("Maria", "maria@example.it");
        var one = desk.ticket(maria, -2).id();
        var two = desk.ticket(maria, -1).id();

        threads.addSubjects(
                List.of(new Subject(one, 7, hours(-9)), new Subject(two, 7, hours(-5))));
        threads.addSubjects(
                List.of(new Subject(one, 7, hours(-1)), new Subject(two, 7, hours(-6))));

        assertEquals(
                List.of(new Subject(one, 7, hours(-1)), new Subject(two, 7, hours(-5))),
                threads.findBySubjects(List.of(7L, 8L), hours(-5), hours(0)));
    }

    @StoreTest
    void subjectsOfTicketsThatLivedAtAnotherTimeAreLeftOut(TestStore store) {
        var desk = new Desk(store);
        var threads = new JooqTicketThreads(desk.database);
        var maria = desk.customer("Maria", "maria@example.it");
        var early = desk.ticket(maria, -9).id();
        var late = desk.ticket(maria, -1).id();

        threads.addSubjects(
                List.of(new Subject(early, 7, hours(-9)), new Subject(late, 7, hours(-1))));

        assertEquals(
                List.of(new Subject(early, 7, hours(-9))),
                threads.findBySubjects(List.of(7L), hours(-10), hours(-8)));
        assertEquals(
                List.of(new Subject(late, 7, hours(-1))),
                threads.findBySubjects(List.of(7L), hours(-3), hours(-1)));
        assertEquals(List.of(), threads.findBySubjects(List.of(7L), hours(-5), hours(-3)));
    }

    @StoreTest
    void whatAMergedTicketKnewLeadsToTheOther(TestStore store) {
        var desk = new Desk(store);
        var threads = new JooqTicketThreads(desk.database);
        var maria = desk.customer("Maria", "maria@example.it");
        var gone = desk.ticket(maria, -2).id();
        var survivor = desk.ticket(maria, -1).id();
        threads.addReferences(List.of(new Reference(1, gone, true)));
        threads.addParticipants(List.of(new Participant(gone, "a@example.it")));
        threads.addSubjects(List.of(new Subject(gone, 7, hours(-1))));

        desk.service.merge(List.of(gone), survivor, desk.anna);

        assertEquals(List.of(new Reference(1, survivor, true)), threads.findByKeys(List.of(1L)));
        assertEquals(
                Map.of(survivor, Set.of("a@example.it")), threads.participants(List.of(survivor)));
        assertEquals(
                List.of(new Subject(survivor, 7, hours(-1))),
                threads.findBySubjects(List.of(7L), hours(-4), hours(0)));
    }
}
