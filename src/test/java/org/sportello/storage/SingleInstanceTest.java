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
import java.util.Locale;
import java.util.Optional;
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
            first.listen(() -> {}, (request, _) -> request);
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
            first.listen(shown::countDown, (request, _) -> request);

            assertTrue(SingleInstance.askFirstToShow(folder));
            assertTrue(SingleInstance.askFirstToShow(folder));

            assertTrue(shown.await(10, TimeUnit.SECONDS));
        }
        assertFalse(SingleInstance.askFirstToShow(folder));
    }

    @Test
    void theWindowDoesWhatItIsAskedFor(@TempDir Path path) {
        var folder = new StoreFolder(path);
        assertTrue(asked(folder, "nobody there").isEmpty());
        try (var first = SingleInstance.lock(folder)) {
            first.listen(() -> {}, (request, _) -> "done: " + request);

            assertEquals("done: però", asked(folder, "però").orElseThrow());
        }
        assertTrue(asked(folder, "gone").isEmpty());
    }

    private static Optional<String> asked(StoreFolder folder, String request) {
        return SingleInstance.askFirst(folder, request, _ -> "");
    }

    @Test
    void whoAskedCanBeAskedBackMeanwhile(@TempDir Path path) {
        var folder = new StoreFolder(path);
        try (var first = SingleInstance.lock(folder)) {
            first.listen(
                    () -> {},
                    (request, back) -> request + back.apply("which?") + back.apply("sure?"));

            assertEquals(
                    "add:WHICH?:SURE?:",
                    SingleInstance.askFirst(
                                    folder, "add:", line -> line.toUpperCase(Locale.ROOT) + ":")
                            .orElseThrow());
        }
    }

    @Test
    void aProcessWithoutAWindowDoesThingsButCannotBeShown(@TempDir Path path) {
        var folder = new StoreFolder(path);
        try (var first = SingleInstance.lock(folder)) {
            first.listen((request, _) -> "done: " + request);

            assertFalse(SingleInstance.askFirstToShow(folder));
            assertEquals("done: this", asked(folder, "this").orElseThrow());
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
                    (request, _) -> {
                        throw new AssertionError("done for a stranger");
                    });
            var port = Files.readAllLines(folder.window()).getFirst();
            Files.writeString(folder.window(), port + "\nguessed\n");

            assertFalse(SingleInstance.askFirstToShow(folder));
            assertTrue(asked(folder, "something").isEmpty());
        }
    }

    @Test
    void aWindowThatIsJustAboutToListenIsNotAsked(@TempDir Path path) throws IOException {
        var folder = new StoreFolder(path);
        for (var begun : new String[] {"", "43", "43210"}) {
            Files.writeString(folder.window(), begun);
            assertTrue(asked(folder, "something").isEmpty(), begun);
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
