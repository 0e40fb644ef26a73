package org.sportello.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

final class LeftoversTest {

    @TempDir private Path where;

    @Test
    void whatAKilledDemoLeftGoesAndWhatRunsStays() throws IOException {
        var killed = demo("killed");
        var running = demo("running");
        Files.writeString(where.resolve(Leftovers.PREFIX + "picture.png"), "a picture");
        Files.createDirectory(where.resolve("somebody-elses"));
        var later = Instant.now().plus(Duration.ofHours(1));

        try (var held = SingleInstance.lock(running)) {
            new Leftovers(where, () -> later).remove();

            assertTrue(Files.exists(running.path()), "held by " + held.getClass());
        }
        assertTrue(Files.notExists(killed.path()));
        try (var left = Files.list(where)) {
            assertEquals(3, left.count());
        }
    }

    @Test
    void oneThatHasJustBegunIsLetAlone() throws IOException {
        demo("young");
        new Leftovers(where, Instant::now).remove();
        try (Stream<Path> left = Files.list(where)) {
            assertEquals(1, left.count());
        }
    }

    private StoreFolder demo(String name) {
        return new StoreFolder(where.resolve(Leftovers.PREFIX + name).resolve("store")).create();
    }
}
