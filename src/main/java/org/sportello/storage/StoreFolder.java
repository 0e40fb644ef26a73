package org.sportello.storage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/// The folder that holds everything of one desk: the database, the index, settings, secrets, logs.
///
/// @param path absolute
public record StoreFolder(Path path) {

    public StoreFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// The folder the person named, or the one the operating system has for it.
    public static StoreFolder of(@Nullable Path named) {
        return named != null
                ? new StoreFolder(named)
                : usual(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")),
                        System.getenv());
    }

    static StoreFolder usual(String system, Path home, Map<String, String> environment) {
        var lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return new StoreFolder(
                    given(environment, "APPDATA", home.resolve("AppData/Roaming"))
                            .resolve("Sportello"));
        }
        if (lower.startsWith("mac")) {
            return new StoreFolder(home.resolve("Library/Application Support/Sportello"));
        }
        return new StoreFolder(
                given(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                        .resolve("sportello"));
    }

    private static Path given(Map<String, String> environment, String name, Path otherwise) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    /// Makes the folder, readable by its owner only, if it is missing.
    ///
    /// @throws StoreNotWritable if that is not allowed
    public StoreFolder create() {
        try {
            var missing = Files.notExists(path);
            Files.createDirectories(path);
            if (missing) {
                ownerOnly(path, "rwx------");
            }
            return this;
        } catch (FileSystemException refused) {
            throw new StoreNotWritable(refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void ownerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /// True if there is a store in it.
    public boolean inUse() {
        return Files.exists(path.resolve("desk.mv.db"));
    }

    /// The database's file without its ending `.mv.db`.
    public Path database() {
        return path.resolve("desk");
    }

    /// The folder of the packed raw messages.
    public Path mail() {
        return path.resolve("mail");
    }

    /// The folder of the search index.
    public Path index() {
        return path.resolve("index");
    }

    /// The file of the settings.
    public Path settings() {
        return path.resolve("settings.json");
    }

    /// The file of the secrets, where the system has no keyring.
    public Path secrets() {
        return path.resolve("secrets");
    }

    /// The folder of the logs.
    public Path logs() {
        return path.resolve("logs");
    }

    Path lock() {
        return path.resolve("store.lock");
    }

    Path window() {
        return path.resolve("window.open");
    }
}
