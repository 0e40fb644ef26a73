package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/// `sportello mailbox sending`: how many messages a mailbox sends within an hour.
@Command(name = "sending")
public final class MailboxSendingCommand extends MailboxTask {

    @Mixin private Output output = new Output();

    @ArgGroup private @Nullable Limit limit;

    /// One of the two, or neither.
    static final class Limit {

        @Option(names = "--per-hour", paramLabel = "N")
        private @Nullable Integer perHour;

        @Option(names = "--no-limit")
        private boolean none;
    }

    @Override
    int on(Wiring desk, Mailbox mailbox) {
        var changed =
                limit == null ? mailbox : mailbox.withPerHour(limit.none ? null : limit.perHour);
        if (!changed.equals(mailbox)) {
            desk.mail().accounts().change(changed, "");
        }
        var most = changed.perHour();
        if (output.asJson()) {
            print(output, "sportello.mailbox-sending/1", changed, row(changed));
        } else if (most == null) {
            printing().line("cli.mailbox.sending.free", changed.name());
        } else {
            printing().line("cli.mailbox.sending.limit", changed.name(), most);
        }
        return 0;
    }

    /// The settings as they are printed.
    static Map<String, @Nullable Object> row(Mailbox mailbox) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("perHour", mailbox.perHour());
        return row;
    }
}
