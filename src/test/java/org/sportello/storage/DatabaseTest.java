package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.STORE_FACT;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

final class DatabaseTest {

    @StoreTest
    void whatIsWrittenIsRead(TestStore store) {
        store.database().write(() -> put(store, "a", "1"));

        assertEquals("1", fact(store, "a"));
    }

    @StoreTest
    void anExceptionTakesEverythingBack(TestStore store) {
        var heard = hear(store);

        assertThrows(
                IllegalArgumentException.class,
                () ->
                        store.database()
                                .write(() -> {
                                    put(store, "a", "1");
                                    store.database().announce(new Change(Entity.TICKET, 1));
                                    throw new IllegalArgumentException();
                                }));

        assertEquals(0, count(store));
        assertEquals(List.of(), heard);
    }

    @StoreTest
    void nestedWritesAreOneTransaction(TestStore store) {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        store.database()
                                .write(() -> {
                                    store.database().write(() -> put(store, "a", "1"));
                                    assertEquals(1, count(store));
                                    throw new IllegalArgumentException();
                                }));

        assertEquals(0, count(store));
    }

    @StoreTest
    void changesAreToldOnceAndAfterTheCommit(TestStore store) {
        var heard = new ArrayList<Change>();
        var visible = new ArrayList<Integer>();
        store.changes()
                .subscribe(changes -> {
                    heard.addAll(changes);
                    visible.add(count(store));
                });

        store.database()
                .write(() -> {
                    store.database().announce(new Change(Entity.TICKET, 1));
                    store.database().announce(new Change(Entity.MAIL, 2));
                    store.database().announce(new Change(Entity.TICKET, 1));
                    put(store, "a", "1");
                });

        assertEquals(List.of(new Change(Entity.TICKET, 1), new Change(Entity.MAIL, 2)), heard);
        assertEquals(List.of(1), visible);
    }

    @StoreTest
    void aReadSeesOneMoment(TestStore store) {
        store.database().write(() -> put(store, "a", "1"));

        var counts =
                store.database()
                        .read(() -> {
                            var before = count(store);
                            elsewhere(() -> store.database().write(() -> put(store, "b", "2")));
                            return List.of(before, count(store));
                        });

        assertEquals(List.of(1, 1), counts);
        assertEquals(2, count(store));
    }

    @StoreTest
    void aReadRefusesToWrite(TestStore store) {
        assertThrows(
                IllegalStateException.class,
                () ->
                        store.database()
                                .read(() -> {
                                    put(store, "a", "1");
                                    return 1;
                                }));
        assertThrows(
                IllegalStateException.class,
                () -> store.database().read(() -> store.database().write(() -> 1)));
        assertThrows(IllegalStateException.class, () -> put(store, "a", "1"));
        assertEquals(0, count(store));
    }

    @StoreTest
    void manyWritersLoseNothing(TestStore store) {
        var writers =
                java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i ->
                                CompletableFuture.runAsync(
                                        () ->
                                                store.database()
                                                        .write(() -> put(store, "k" + i, "v")),
                                        Thread::startVirtualThread))
                        .toList();

        writers.forEach(CompletableFuture::join);

        assertEquals(20, count(store));
    }

    @Test
    void theScreenThreadIsRefused() {
        try (var store = TestStore.create()) {
            var refused = new ArrayList<Throwable>();
            var screen =
                    new Thread(
                            () ->
                                    refused.add(
                                            assertThrows(
                                                    IllegalStateException.class,
                                                    () -> store.database().sql())),
                            "JavaFX Application Thread");
            screen.start();
            elsewhere(() -> {
                try {
                    screen.join();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            });

            assertEquals(1, refused.size());
        }
    }

    @Test
    void sqlCannotCallJava() {
        try (var store = TestStore.create()) {
            var refusal =
                    assertThrows(
                            RuntimeException.class,
                            () ->
                                    store.database()
                                            .write(() -> {
                                                store.database()
                                                        .sql()
                                                        .execute(
                                                                "create alias x for"
                                                                    + " \"java.lang.System.exit\"");
                                            }));
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("90134"), refusal.getMessage());
        }
    }

    private static void put(TestStore store, String name, String value) {
        store.database()
                .sql()
                .insertInto(STORE_FACT, STORE_FACT.NAME, STORE_FACT.FACT)
                .values(name, value)
                .execute();
    }

    private static String fact(TestStore store, String name) {
        return store.database().sql().fetchSingle(STORE_FACT, STORE_FACT.NAME.eq(name)).getFact();
    }

    private static int count(TestStore store) {
        return store.database().sql().fetchCount(STORE_FACT);
    }

    private static List<Change> hear(TestStore store) {
        var heard = new ArrayList<Change>();
        store.changes().subscribe(heard::addAll);
        return heard;
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work, Thread::startVirtualThread).join();
    }
}
