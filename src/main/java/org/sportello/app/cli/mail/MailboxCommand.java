package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Misuse;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.Speaker;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `sportello mailbox list`; what is done with one mailbox are classes of their own.
@Command(
        name = "mailbox",
        mixinStandardHelpOptions = true,
        subcommands = {
            MailboxAddCommand.class,
            MailboxAliasCommand.class,
            MailboxFetchingCommand.class,
            MailboxSendingCommand.class,
            MailboxSignInCommand.class,
            MailboxTrustCommand.class,
            MailboxProviderCommand.class,
            MailboxTestCommand.class,
            MailboxRemoveCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class MailboxCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    /// Without one of its commands it is a mistake of usage.
    @Override
    public void run() {
        throw usage(Speaker.of(spec()).get("cli.mailbox.which"));
    }

    @Command(mixinStandardHelpOptions = true)
    int list(@Mixin StoreOption store, @Mixin Output output) {
        try (var desk = store.openExisting()) {
            var texts = output.texts();
            var all = desk.store().mailboxes().all();
            if (output.asJson()) {
                var document = new LinkedHashMap<String, @Nullable Object>();
                document.put("schema", "sportello.mailboxes/1");
                document.put("mailboxes", all.stream().map(this::row).toList());
                output.json(document);
            } else if (all.isEmpty()) {
                output.hint(texts.get("cli.mailbox.none"));
            } else {
                output.table(
                        List.of(
                                texts.get("cli.mailbox.head.name"),
                                texts.get("cli.mailbox.head.address"),
                                texts.get("cli.mailbox.head.server"),
                                texts.get("cli.mailbox.head.folders")),
                        all.stream().map(MailboxCommand::cells).toList());
            }
        }
        return 0;
    }

    private static List<String> cells(Mailbox mailbox) {
        return List.of(
                mailbox.name(),
                mailbox.address(),
                mailbox.incoming().toString(),
                String.join(", ", mailbox.folders()));
    }

    private Map<String, Object> row(Mailbox mailbox) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", mailbox.name());
        row.put("address", mailbox.address());
        row.put("aliases", mailbox.aliases().stream().map(MailboxCommand::row).toList());
        row.put("imap", mailbox.incoming().toString());
        row.put("protocol", mailbox.incoming().protocol().name().toLowerCase(Locale.ROOT));
        row.put("smtp", mailbox.outgoing() == null ? null : mailbox.outgoing().toString());
        row.put("folders", mailbox.folders());
        row.put("archive", mailbox.archive());
        row.put("acknowledge", mailbox.acknowledge());
        row.put("active", mailbox.active());
        row.put("fetching", MailboxFetchingCommand.row(mailbox.fetching()));
        row.put("sending", MailboxSendingCommand.row(mailbox));
        row.put("signIn", mailbox.provider() == null ? "password" : mailbox.provider());
        return row;
    }

    private static Map<String, Object> row(Alias alias) {
        var row = new LinkedHashMap<String, Object>();
        row.put("address", alias.address());
        row.put("name", alias.fromName());
        row.put("signature", alias.signature());
        return row;
    }

    /// The active mailbox of that name.
    ///
    /// @throws Problem if there is none
    public static Mailbox named(Wiring desk, String name) {
        return desk.store()
                .mailboxes()
                .findByName(name)
                .filter(Mailbox::active)
                .orElseThrow(() -> new Problem("cli.mailbox.unknown", name));
    }

    private ParameterException usage(String what) {
        return new Misuse(spec().commandLine(), what);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli makes commands");
        }
        return spec;
    }
}
