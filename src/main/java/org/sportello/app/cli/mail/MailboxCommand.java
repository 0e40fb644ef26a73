package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.view.setup.StepWords;
import org.sportello.ui.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `sportello mailbox list|remove|test`; adding and signing in are classes of their own.
@Command(
        name = "mailbox",
        description = "The mailboxes of the desk.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MailboxAddCommand.class,
            MailboxAliasCommand.class,
            MailboxFetchingCommand.class,
            MailboxSendingCommand.class,
            MailboxSignInCommand.class,
            MailboxTrustCommand.class,
            MailboxProviderCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class MailboxCommand implements Runnable {

    private final Texts texts = new Texts(Texts.systemLanguage());

    @Spec private @Nullable CommandSpec spec;

    /// Without one of its commands it is a mistake of usage.
    @Override
    public void run() {
        throw usage(texts.get("cli.mailbox.which"));
    }

    @Command(description = "Lists the mailboxes.", mixinStandardHelpOptions = true)
    int list(@Mixin StoreOption store, @Option(names = "--json") boolean json) {
        try (var desk = store.openExisting()) {
            var all = desk.store().mailboxes().all();
            if (json) {
                print("sportello.mailboxes/1", "mailboxes", all.stream().map(this::row).toList());
            } else {
                all.forEach(one ->
                        out().println(
                                        one.name()
                                                + "\t"
                                                + one.address()
                                                + "\t"
                                                + one.incoming()
                                                + "\t"
                                                + String.join(", ", one.folders())));
            }
        }
        return 0;
    }

    private Map<String, Object> row(Mailbox mailbox) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", mailbox.name());
        row.put("address", mailbox.address());
        row.put("aliases", mailbox.aliases().stream().map(MailboxCommand::row).toList());
        row.put("imap", mailbox.incoming().toString());
        row.put("protocol", word(mailbox.incoming().protocol()));
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

    @Command(
            description = "Takes a mailbox out; its mail and tickets stay.",
            mixinStandardHelpOptions = true)
    int remove(@Mixin StoreOption store, @Parameters(paramLabel = "NAME") String name) {
        try (var desk = store.openExisting()) {
            var mailbox = named(desk, name);
            desk.mail().accounts().remove(mailbox);
            out().println(texts.get("cli.mailbox.removed", name));
        }
        return 0;
    }

    @Command(
            description = "Tries a mailbox step by step; changes and sends nothing.",
            mixinStandardHelpOptions = true)
    int test(
            @Mixin StoreOption store,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "NAME") String name) {
        try (var desk = store.openExisting()) {
            var mailbox = named(desk, name);
            var credentials = desk.mail().connector().credentials();
            var trial = new MailboxTrial(Servers.of(mailbox));
            var printed = EnumSet.noneOf(Step.class);
            trial.run(
                    ServerCheck.onLine(desk.mail().connector().trust()),
                    url ->
                            url.protocol() == Protocol.SMTP
                                    ? credentials.toSend(mailbox)
                                    : credentials.toReceive(mailbox),
                    () -> {
                        if (!json) {
                            known(trial, printed);
                        }
                    });
            if (json) {
                print(
                        "sportello.mailbox-test/1",
                        "steps",
                        trial.lines().stream().map(this::row).toList());
            }
            return trial.passed() ? 0 : 1;
        }
    }

    /// Prints the steps that have come to an end.
    private void known(MailboxTrial trial, Set<Step> printed) {
        for (var line : trial.lines()) {
            if (line.state() != State.AHEAD
                    && line.state() != State.RUNNING
                    && printed.add(line.step())) {
                out().println(sign(line) + " " + words(line));
            }
        }
    }

    private static String sign(Line line) {
        return switch (line.state()) {
            case DONE -> "✓";
            case CAREFUL -> "!";
            case FAILED -> "✗";
            case SKIPPED, AHEAD, RUNNING -> "–";
        };
    }

    private Map<String, Object> row(Line line) {
        var row = new LinkedHashMap<String, Object>();
        row.put("step", word(line.step()));
        row.put("subject", line.subject());
        row.put("state", word(line.state()));
        row.put("ok", line.state() != State.FAILED && line.state() != State.AHEAD);
        row.put("detail", words(line));
        return row;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String words(Line line) {
        var problem = line.problem();
        return problem == null
                ? new StepWords(texts).sentence(line)
                : (texts.sentence(problem) + " " + texts.nextStep(problem)).strip();
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

    private void print(String schema, String key, List<?> rows) {
        var document = new LinkedHashMap<String, Object>();
        document.put("schema", schema);
        document.put(key, rows);
        out().println(JsonMapper.shared().writeValueAsString(document));
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec().commandLine(), what);
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli makes commands");
        }
        return spec;
    }
}
