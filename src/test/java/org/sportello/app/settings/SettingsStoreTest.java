package org.sportello.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.settings.Settings.Appearance;
import org.sportello.kernel.Problem;
import org.sportello.ui.Theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class SettingsStoreTest {

    @TempDir private Path folder;

    private Path file;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("data").resolve("settings.json");
    }

    private SettingsStore open() {
        return new SettingsStore(
                file, later::add, (Problem problem) -> problems.add(problem.key()));
    }

    @Test
    void whatIsSetIsThereAfterARestart() {
        Settings set;
        try (SettingsStore store = open()) {
            store.change(old ->
                    old.with(new Appearance("it", Theme.Mode.DARK, 120))
                            .withKeys(Map.of("ticket.reply", List.of("Shortcut+R")))
                            .withAgent(3));
            store.paneSizes().remember("desk.list", 401.7);
            set = store.get();
        }
        try (SettingsStore store = open()) {
            assertEquals(set, store.get());
            assertEquals(402, store.paneSizes().find("desk.list").orElse(0));
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void manyChangesAreWrittenOnce() {
        SettingsStore store = open();
        for (int size = 80; size <= 160; size += 10) {
            int now = size;
            store.change(old -> old.with(new Appearance("en", Theme.Mode.LIGHT, now)));
        }
        assertEquals(1, later.size());
        assertFalse(Files.exists(file));
        later.removeFirst().run();
        assertTrue(Files.exists(file));
    }

    @Test
    void keysOfANewerVersionAreKept() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"fromTheFuture": [1, 2], "appearance": {"textSize": 90, "sparkle": true},
                 "keys": {"a.b": ["F2"], "c.d": []}}
                """);
        try (SettingsStore store = open()) {
            assertEquals(90, store.get().appearance().textSize());
            assertEquals(Theme.Mode.SYSTEM, store.get().appearance().theme());
            store.change(old -> old.withKeys(Map.of("c.d", List.of("F3"))));
        }
        String written = Files.readString(file);
        assertTrue(written.contains("fromTheFuture"), written);
        assertTrue(written.contains("sparkle"), written);
        assertFalse(written.contains("a.b"), written);
    }

    @Test
    void aDamagedFileIsPutAsideAndSaid() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"appearance\": {\"textSi");
        try (SettingsStore store = open()) {
            assertEquals(Settings.defaults(), store.get());
            store.change(old -> old.withAgent(7));
        }
        assertEquals(List.of("settings.damaged"), problems);
        assertEquals(
                "{\"appearance\": {\"textSi",
                Files.readString(file.resolveSibling("settings.json.damaged")));
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblemAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        SettingsStore store = open();
        store.change(old -> old.withAgent(7));
        store.close();
        assertEquals(List.of("settings.unwritable"), problems);
        assertEquals(7, store.get().agent());
    }

    @Test
    void listenersHearOfChangesAndOnlyOfChanges() {
        SettingsStore store = open();
        List<Long> heard = new ArrayList<>();
        var subscription = store.subscribe(settings -> heard.add(settings.agent()));
        store.change(old -> old.withAgent(1));
        store.change(old -> old.withAgent(1));
        subscription.close();
        store.change(old -> old.withAgent(2));
        assertEquals(List.of(1L), heard);
    }
}
