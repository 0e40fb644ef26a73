package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

final class SingleInstanceTest {

    @Test
    void theSecondDoesNotGetTheStore(@TempDir Path path) {
        var folder = new StoreFolder(path);
        try (var first = SingleInstance.lock(folder)) {
            assertTrue(SingleInstance.tryLock(folder).isEmpty());
            assertEquals(
                    "store.locked",
                    assertThrows(StoreLocked.class, () -> SingleInstance.lock(folder)).key());
            first.listen(() -> {}, request -> request);
            assertEquals(
                    "store.open",
                    assertThrows(StoreLocked.class, () -> SingleInstance.lock(folder)).key());
        }
        SingleInstance.lock(folder).close();
    }

    @Test
    void aSecondStartBringsTheFirstWindowForward(@TempDir Path path) throws InterruptedException {
        var folder = new StoreFolder(path);
        var shown = new CountDownLatch(2);
        try (var first = SingleInstance.lock(folder)) {
            first.listen(shown::countDown, request -> request);

            assertTrue(SingleInstance.askFirstToShow(folder));
            assertTrue(SingleInstance.askFirstToShow(folder));

            assertTrue(shown.await(10, TimeUnit.SECONDS));
        }
        assertFalse(SingleInstance.askFirstToShow(folder));
    }

    @Test
    void theWindowDoesWhatItIsAskedFor(@TempDir Path path) {
        var folder = new StoreFolder(path);
        assertTrue(SingleInstance.askFirst(folder, "nobody there").isEmpty());
        try (var first = SingleInstance.lock(folder)) {
            first.listen(() -> {}, request -> "done: " + request);

            assertEquals("done: però", SingleInstance.askFirst(folder, "però").orElseThrow());
        }
        assertTrue(SingleInstance.askFirst(folder, "gone").isEmpty());
    }

    @Test
    void aProcessWithoutAWindowDoesThingsButCannotBeShown(@TempDir Path path) {
        var folder = new StoreFolder(path);
        try (var first = SingleInstance.lock(folder)) {
            first.listen(request -> "done: " + request);

            assertFalse(SingleInstance.askFirstToShow(folder));
            assertEquals("done: this", SingleInstance.askFirst(folder, "this").orElseThrow());
            assertEquals(
                    "store.locked",
                    assertThrows(StoreLocked.class, () -> SingleInstance.lock(folder)).key());
        }
    }

    @Test
    void whoDoesNotKnowTheTokenIsIgnored(@TempDir Path path) throws IOException {
        var folder = new StoreFolder(path);
        try (var first = SingleInstance.lock(folder)) {
            first.listen(
                    () -> {
                        throw new AssertionError("shown to a stranger");
                    },
                    request -> {
                        throw new AssertionError("done for a stranger");
                    });
            var port = Files.readAllLines(folder.window()).getFirst();
            Files.writeString(folder.window(), port + "\nguessed\n");

            assertFalse(SingleInstance.askFirstToShow(folder));
            assertTrue(SingleInstance.askFirst(folder, "something").isEmpty());
        }
    }

    @Test
    void aWindowThatIsJustAboutToListenIsNotAsked(@TempDir Path path) throws IOException {
        var folder = new StoreFolder(path);
        for (var begun : new String[] {"", "43", "43210"}) {
            Files.writeString(folder.window(), begun);
            assertTrue(SingleInstance.askFirst(folder, "something").isEmpty(), begun);
        }
    }

    @Test
    void whatACrashedWindowLeftBehindIsHarmless(@TempDir Path path) throws IOException {
        var folder = new StoreFolder(path);
        Files.writeString(folder.window(), "1\nold\n");

        assertFalse(SingleInstance.askFirstToShow(folder));
        SingleInstance.lock(folder).close();
        assertFalse(Files.exists(folder.window()));
    }
}
