package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

final class StoreFolderTest {

    private static final Path HOME = Path.of("/home/anna");

    @Test
    void eachSystemHasItsPlace() {
        assertEquals(Path.of("/home/anna/.local/share/sportello"), usual("Linux", Map.of()));
        assertEquals(Path.of("/data/sportello"), usual("Linux", Map.of("XDG_DATA_HOME", "/data")));
        assertEquals(
                Path.of("/home/anna/Library/Application Support/Sportello"),
                usual("Mac OS X", Map.of()));
        assertEquals(
                Path.of("/roaming/Sportello"), usual("Windows 11", Map.of("APPDATA", "/roaming")));
    }

    @Test
    void aFileInItsPlaceIsAProblem(@TempDir Path path) throws IOException {
        Files.writeString(path.resolve("store"), "");

        assertThrows(
                StoreNotWritable.class, () -> new StoreFolder(path.resolve("store/x")).create());
    }

    private static Path usual(String system, Map<String, String> environment) {
        return StoreFolder.usual(system, HOME, environment).path();
    }
}
