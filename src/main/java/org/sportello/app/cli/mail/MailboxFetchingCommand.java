package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// `sportello mailbox fetching`: what comes first, and what is done on the server with messages
/// that we hold.
@Command(
        name = "fetching",
        description = "What is fetched first, and what is done on the server afterwards.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MailboxFetchingCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    private String name = "";

    @Option(
            names = "--months",
            paramLabel = "N",
            description = "The last N months first, the rest when idle; 0: everything at once.")
    private @Nullable Integer months;

    @Option(
            names = "--mark-seen",
            negatable = true,
            description = "Mark messages as read on the server, once they are here.")
    private @Nullable Boolean seen;

    @Option(
            names = "--move-to",
            paramLabel = "FOLDER",
            description = "Move them into this folder of the server.")
    private @Nullable String folder;

    @Option(
            names = "--delete-after",
            paramLabel = "DAYS",
            description = "Delete them on the server after so many days.")
    private @Nullable Integer days;

    @Option(
            names = "--compress",
            negatable = true,
            description = "Compress what is fetched: helps on slow lines.")
    private @Nullable Boolean compress;

    @Option(names = "--leave", description = "Neither move nor delete them.")
    private boolean leave;

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var mailbox = MailboxCommand.named(desk, name);
            var changed = mailbox.withFetching(changed(mailbox));
            if (!changed.equals(mailbox)) {
                desk.mail().accounts().change(changed, "");
            }
            if (asked()) {
                desk.mail().sync().tryAgain(mailbox.id());
            }
            row(changed.fetching())
                    .forEach((key, value) -> printing.out().println(key + "\t" + value));
        }
        return 0;
    }

    private boolean asked() {
        return leave
                || months != null
                || seen != null
                || folder != null
                || days != null
                || compress != null;
    }

    private Fetching changed(Mailbox mailbox) {
        if (mailbox.incoming().protocol() == Protocol.POP3) {
            if (folder != null || Boolean.TRUE.equals(seen)) {
                throw new Problem("cli.mailbox.popHasNoFolders", name);
            }
            if (Boolean.TRUE.equals(compress)) {
                throw new Problem("cli.mailbox.popIsNotCompressed", name);
            }
        }
        var before = mailbox.fetching();
        return new Fetching(
                months == null ? before.recentMonths() : months,
                changed(before.afterwards()),
                compress == null ? before.compress() : compress);
    }

    private Afterwards changed(Afterwards before) {
        var read = seen == null ? before.markSeen() : seen;
        return leave || folder != null || days != null
                ? new Afterwards(read, folder == null ? "" : folder, days == null ? 0 : days)
                : new Afterwards(read, before.moveTo(), before.deleteAfterDays());
    }

    /// The settings as they are printed.
    public static Map<String, Object> row(Fetching fetching) {
        var row = new LinkedHashMap<String, Object>();
        row.put("months", fetching.recentMonths());
        row.put("markSeen", fetching.afterwards().markSeen());
        row.put("moveTo", fetching.afterwards().moveTo());
        row.put("deleteAfterDays", fetching.afterwards().deleteAfterDays());
        row.put("compress", fetching.compress());
        return row;
    }
}
