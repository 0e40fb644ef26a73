package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.storage.StoreFolder;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--store PATH`, and what every command does with it.
public final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "PATH",
            description =
                    "The folder of the desk's data (default: the usual place of this system).")
    private @Nullable Path store;

    /// The folder that was named, or the usual one.
    public StoreFolder folder() {
        return StoreFolder.of(store);
    }

    /// Opens the desk in it; the command closes it.
    public Wiring open() {
        return new Wiring(folder());
    }

    /// Opens the desk in it, which must be there already.
    public Wiring openExisting() {
        var folder = folder();
        if (!folder.inUse()) {
            throw new NoStore(folder.path().toString());
        }
        return new Wiring(folder);
    }
}
