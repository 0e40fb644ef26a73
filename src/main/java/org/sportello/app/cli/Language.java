package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.settings.SettingsStore;
import org.sportello.storage.StoreFolder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Which language a line of arguments is answered in: the one that is set for the desk that it
/// names, as the window speaks there; else the system's. Has to be known before the line is
/// understood, as a mistake in it is told in words too.
final class Language {

    private static final String STORE = "--store";

    private Language() {}

    /// That of a line.
    static Locale of(List<String> arguments) {
        return SettingsStore.language(StoreFolder.of(store(arguments)).settings());
    }

    private static @Nullable Path store(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            var one = arguments.get(i);
            if (one.startsWith(STORE + "=")) {
                return path(one.substring(STORE.length() + 1));
            }
            if (one.equals(STORE) && i + 1 < arguments.size()) {
                return path(arguments.get(i + 1));
            }
        }
        return null;
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notOne) {
            return null;
        }
    }
}
