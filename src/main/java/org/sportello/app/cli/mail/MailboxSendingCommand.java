package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// `sportello mailbox sending`: how many messages a mailbox sends within an hour.
@Command(
        name = "sending",
        description = "How many messages a mailbox sends within an hour.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MailboxSendingCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    private String name = "";

    @ArgGroup private @Nullable Limit limit;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    /// One of the two, or neither.
    static final class Limit {

        @Option(
                names = "--per-hour",
                paramLabel = "N",
                description = "At most N messages an hour; what is over it waits in the outbox.")
        private @Nullable Integer perHour;

        @Option(names = "--no-limit", description = "As many as there are.")
        private boolean none;
    }

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var mailbox = MailboxCommand.named(desk, name);
            var changed =
                    limit == null
                            ? mailbox
                            : mailbox.withPerHour(limit.none ? null : limit.perHour);
            if (!changed.equals(mailbox)) {
                desk.mail().accounts().change(changed, "");
            }
            print(changed);
        }
        return 0;
    }

    private void print(Mailbox mailbox) {
        if (json) {
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("schema", "sportello.mailbox-sending/1");
            document.put("name", mailbox.name());
            document.putAll(row(mailbox));
            printing.out().println(JsonMapper.shared().writeValueAsString(document));
        } else {
            row(mailbox)
                    .forEach((key, value) ->
                            printing.out().println(key + "\t" + (value == null ? "-" : value)));
        }
    }

    /// The settings as they are printed.
    static Map<String, @Nullable Object> row(Mailbox mailbox) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("perHour", mailbox.perHour());
        return row;
    }
}
