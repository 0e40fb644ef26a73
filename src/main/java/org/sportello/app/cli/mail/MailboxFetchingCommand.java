package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/// `sportello mailbox fetching`: what comes first, and what is done on the server with messages
/// that we hold.
@Command(name = "fetching")
public final class MailboxFetchingCommand extends MailboxTask {

    @Mixin private Output output = new Output();

    @Option(names = "--months", paramLabel = "N")
    private @Nullable Integer months;

    @Option(names = "--mark-seen", negatable = true)
    private @Nullable Boolean seen;

    @Option(names = "--move-to", paramLabel = "FOLDER")
    private @Nullable String folder;

    @Option(names = "--delete-after", paramLabel = "DAYS")
    private @Nullable Integer days;

    @Option(names = "--compress", negatable = true)
    private @Nullable Boolean compress;

    @Option(names = "--leave")
    private boolean leave;

    @Override
    int on(Wiring desk, Mailbox mailbox) {
        var changed = mailbox.withFetching(changed(mailbox));
        if (!changed.equals(mailbox)) {
            desk.mail().accounts().change(changed, "");
        }
        if (asked()) {
            desk.mail().sync().tryAgain(mailbox.id());
        }
        if (output.asJson()) {
            print(output, "sportello.mailbox-fetching/1", changed, row(changed.fetching()));
        } else {
            tell(changed);
        }
        return 0;
    }

    private void tell(Mailbox mailbox) {
        var fetching = mailbox.fetching();
        var then = fetching.afterwards();
        if (mailbox.incoming().protocol() == Protocol.POP3) {
            printing().line("cli.mailbox.fetching.pop");
        } else {
            printing().line("cli.mailbox.fetching.months", fetching.recentMonths());
            printing().line("cli.mailbox.fetching.compress", fetching.compress() ? 1 : 0);
            printing().line("cli.mailbox.fetching.seen", then.markSeen() ? 1 : 0);
        }
        if (!then.moveTo().isEmpty()) {
            printing().line("cli.mailbox.fetching.moved", then.moveTo());
        } else if (then.deleteAfterDays() > 0) {
            printing().line("cli.mailbox.fetching.deleted", then.deleteAfterDays());
        } else {
            printing().line("cli.mailbox.fetching.stays");
        }
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
                throw new Problem("cli.mailbox.popHasNoFolders", name());
            }
            if (months != null && months > 0) {
                throw new Problem("cli.mailbox.popKnowsNoMonths", name());
            }
            if (Boolean.TRUE.equals(compress)) {
                throw new Problem("cli.mailbox.popIsNotCompressed", name());
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
    public static Map<String, @Nullable Object> row(Fetching fetching) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("months", fetching.recentMonths());
        row.put("markSeen", fetching.afterwards().markSeen());
        row.put("moveTo", fetching.afterwards().moveTo());
        row.put("deleteAfterDays", fetching.afterwards().deleteAfterDays());
        row.put("compress", fetching.compress());
        return row;
    }
}
