package org.sportello.app.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The folders of demos that were killed. One that still runs holds its store, and is let alone; so
/// is one that has only just begun.
final class Leftovers {

    static final String PREFIX = "sportello-demo-";

    private static final Duration YOUNG = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final Path where;
    private final InstantSource clock;

    Leftovers(Path where, InstantSource clock) {
        this.where = where;
        this.clock = clock;
    }

    /// Removes what nobody holds any more. What cannot be removed is no reason not to start.
    void remove() {
        for (var folder : folders()) {
            try {
                if (isOld(folder) && isFree(folder)) {
                    remove(folder);
                }
            } catch (IOException | UncheckedIOException refused) {
                LOG.debug("A killed demo's folder stays", refused);
            }
        }
    }

    private List<Path> folders() {
        try (var found = Files.newDirectoryStream(where, PREFIX + "*")) {
            var folders = new java.util.ArrayList<Path>();
            found.forEach(one -> {
                if (Files.isDirectory(one)) {
                    folders.add(one);
                }
            });
            return folders;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private boolean isOld(Path folder) throws IOException {
        var changed = Files.getLastModifiedTime(folder).toInstant();
        return changed.isBefore(clock.instant().minus(YOUNG));
    }

    private static boolean isFree(Path folder) {
        var store = folder.resolve("store");
        if (!Files.isDirectory(store)) {
            return true;
        }
        var free = SingleInstance.tryLock(new StoreFolder(store));
        free.ifPresent(SingleInstance::close);
        return free.isPresent();
    }

    /// Removes a folder with all that is in it.
    static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
