package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// What every command about one mailbox has: the store, its name, and how it speaks.
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class MailboxTask implements Callable<Integer> {

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    /// Does it.
    ///
    /// @return the exit status
    abstract int on(Wiring desk, Mailbox mailbox);

    /// What can be known before the store is opened: a window may have it.
    void prepare() {
        // Most commands need nothing beforehand.
    }

    @Override
    public final Integer call() {
        prepare();
        try (var desk = store.openExisting()) {
            return on(desk, MailboxCommand.named(desk, name));
        }
    }

    final String name() {
        return name;
    }

    final Printing printing() {
        return printing;
    }

    /// One JSON object about the mailbox.
    static void print(
            Output output, String schema, Mailbox mailbox, Map<String, @Nullable Object> row) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("schema", schema);
        document.put("name", mailbox.name());
        document.putAll(row);
        output.json(document);
    }
}
