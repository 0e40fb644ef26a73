package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.storage.StoreFolder;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// `--store PATH`, and what every command does with it.
public final class StoreOption {

    @Option(names = "--store", paramLabel = "PATH")
    private @Nullable Path store;

    private Caller caller = Caller.here();
    private @Nullable Wiring lent;

    /// Has all commands work on a desk that is open already, for someone else.
    public static void lend(CommandLine command, Wiring desk, Caller caller) {
        of(command)
                .ifPresent(option -> {
                    option.lent = desk;
                    option.caller = caller;
                });
        command.getSubcommands().values().forEach(one -> lend(one, desk, caller));
    }

    /// That of a command.
    public static Optional<StoreOption> of(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandLine.Model.CommandSpec::userObject)
                .filter(StoreOption.class::isInstance)
                .map(StoreOption.class::cast)
                .findFirst();
    }

    /// The folder that was named, or the usual one.
    public StoreFolder folder() {
        return StoreFolder.of(store);
    }

    /// From where the command was called.
    public Caller caller() {
        return caller;
    }

    /// True if the desk is open for somebody else: for a window, which goes on with it.
    public boolean isLent() {
        return lent != null;
    }

    /// Opens the desk in it; the command closes it.
    public Wiring open() {
        return lent == null ? new Wiring(folder()) : lent;
    }

    /// Opens the desk in it, which must be there already.
    public Wiring openExisting() {
        if (lent != null) {
            return lent;
        }
        var folder = folder();
        if (!folder.inUse()) {
            throw new NoStore(folder.path().toString());
        }
        return new Wiring(folder);
    }
}
