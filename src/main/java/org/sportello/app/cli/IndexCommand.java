package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Misuse;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.Speaker;
import org.sportello.app.cli.call.StoreOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/// `sportello index`: looks after the search index.
@Command(name = "index", mixinStandardHelpOptions = true, subcommands = IndexCommand.Rebuild.class)
public final class IndexCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new Misuse(spec.commandLine(), Speaker.of(spec).get("cli.index.which"));
        }
    }

    /// `sportello index rebuild`: builds the index and the figures anew from the event log.
    @Command(name = "rebuild", mixinStandardHelpOptions = true)
    public static final class Rebuild implements Callable<Integer> {

        @Mixin private StoreOption store = new StoreOption();

        @Mixin private Output output = new Output();

        @Override
        public Integer call() {
            try (var desk = store.openExisting()) {
                desk.index().clear();
                desk.indexFollower().catchUp();
                desk.index().commit();
                desk.store().rollUp().rebuild();
                var complete = desk.indexFollower().behind() == 0;
                tell(complete, desk.index().size());
                return complete ? 0 : 1;
            }
        }

        private void tell(boolean complete, long entries) {
            if (output.asJson()) {
                output.json(
                        Map.of(
                                "schema",
                                "sportello.index/1",
                                "complete",
                                complete,
                                "entries",
                                entries));
            } else {
                var key = complete ? "cli.index.rebuilt" : "cli.index.incomplete";
                output.line(output.texts().get(key, entries));
            }
        }
    }
}
