package org.sportello.storage.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

final class EventLogTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.123456Z");

    @StoreTest
    void factsComeBackAsTheyWereInTheirOrder(TestStore store) {
        var first = new Fact(AT, Entity.TICKET, 7, 1, "opened", null, null, "{\"a\":\"ü\"}");
        var second = new Fact(AT, Entity.CANNED_REPLY, 8, 2, "edited", 3L, "rule 1", "{}");
        var log = store.log();

        var position = store.database().write(() -> log.append(first));
        store.database().write(() -> log.append(List.of(second, fact(9))));

        assertEquals(
                List.of(first, second, fact(9)),
                log.read(0, 10).stream().map(Event::fact).toList());
        assertEquals(position, log.read(0, 1).getFirst().position());
        assertEquals(List.of(second), log.read(position, 1).stream().map(Event::fact).toList());
        assertEquals(List.of(first), log.of(Entity.TICKET, 7).stream().map(Event::fact).toList());
        assertEquals(log.read(0, 10).getLast().position(), log.lastPosition());
    }

    @StoreTest
    void appendingTellsTheChange(TestStore store) {
        var heard = new ArrayList<Change>();
        store.changes().subscribe(heard::addAll);

        store.database().write(() -> store.log().append(fact(5)));

        assertEquals(List.of(new Change(Entity.TICKET, 5)), heard);
    }

    @StoreTest
    void aFollowerReadsEverythingOnce(TestStore store) {
        var seen = new ArrayList<Long>();
        var follower = follower(store, seen);
        store.database()
                .write(() ->
                        store.log()
                                .append(
                                        LongStream.rangeClosed(1, 2500)
                                                .mapToObj(EventLogTest::fact)
                                                .toList()));

        assertEquals(2500, follower.catchUp());
        assertEquals(0, follower.catchUp());
        store.database().write(() -> store.log().append(fact(2501)));
        assertEquals(1, follower(store, seen).catchUp());

        assertEquals(LongStream.rangeClosed(1, 2501).boxed().toList(), seen);
    }

    @StoreTest
    void aFollowerThatFailsStaysWhereItWas(TestStore store) {
        store.database().write(() -> store.log().append(fact(1)));
        var failing =
                new Follower(
                        store.database(),
                        store.log(),
                        "test",
                        events -> {
                            throw new IllegalArgumentException();
                        });

        assertThrows(IllegalArgumentException.class, failing::catchUp);

        assertEquals(0, failing.position());
        assertTrue(follower(store, new ArrayList<>()).catchUp() == 1);
    }

    private static Follower follower(TestStore store, List<Long> seen) {
        return new Follower(
                store.database(),
                store.log(),
                "test",
                events -> events.forEach(event -> seen.add(event.fact().entityId())));
    }

    private static Fact fact(long id) {
        return new Fact(AT, Entity.TICKET, id, 1, "opened", null, null, "{}");
    }
}
