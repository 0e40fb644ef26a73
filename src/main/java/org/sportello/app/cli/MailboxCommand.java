package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.kernel.Problem;
import org.sportello.mail.MailAddress;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.send.MimeComposer;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.view.StepWords;
import org.sportello.ui.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `sportello mailbox add|list|remove|test`.
@Command(
        name = "mailbox",
        description = "The mailboxes of the desk.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class MailboxCommand implements Runnable {

    private final Texts texts = new Texts(Texts.systemLanguage());

    @Spec private @Nullable CommandSpec spec;

    /// Without one of its commands it is a mistake of usage.
    @Override
    public void run() {
        throw usage(texts.get("cli.mailbox.which"));
    }

    @Command(description = "Adds a mailbox.", mixinStandardHelpOptions = true, sortOptions = false)
    int add(
            @Mixin StoreOption store,
            @Option(names = "--name", required = true, description = "What we call it.")
                    String name,
            @Option(names = "--address", required = true, description = "Its mail address.")
                    String address,
            @Option(
                            names = "--imap",
                            required = true,
                            paramLabel = "URL",
                            description = "imaps://user@host:993, imap://user@host:143?starttls …")
                    String incoming,
            @Option(names = "--smtp", paramLabel = "URL", description = "The same for sending.")
                    @Nullable String outgoing,
            @Option(names = "--folder", description = "A folder to read (default: INBOX).")
                    @Nullable List<String> folders,
            @Option(names = "--archive", description = "Old mail is history.") boolean archive,
            @Option(names = "--ack", description = "Acknowledge new tickets.") boolean acknowledge,
            @Option(names = "--password-stdin", description = "Read the password from the input.")
                    boolean passwordFromInput) {
        if (name.isBlank()) {
            throw usage(texts.get("cli.mailbox.noName"));
        }
        var in = signingIn(server(incoming, Protocol.IMAP), address);
        var out = outgoing == null ? null : server(outgoing, Protocol.SMTP);
        MimeComposer.envelope(new MailAddress("", address));
        var password = password(passwordFromInput, name);
        try (var desk = store.open()) {
            var mailboxes = desk.store().mailboxes();
            if (mailboxes.findByName(name).isPresent()) {
                throw new Problem("cli.mailbox.taken", name);
            }
            var added =
                    mailboxes.add(
                            new Mailbox(
                                    0,
                                    name,
                                    address,
                                    name,
                                    in,
                                    out,
                                    folders == null ? List.of("INBOX") : folders,
                                    archive,
                                    acknowledge,
                                    true,
                                    "",
                                    true));
            desk.mail().secrets().put(SecretStore.incoming(added), password);
            out().println(texts.get("cli.mailbox.added", name));
        }
        return 0;
    }

    /// Nobody reads a mailbox without a name; most are called like their address.
    private static ServerUrl signingIn(ServerUrl url, String address) {
        return url.user().isEmpty()
                ? new ServerUrl(url.protocol(), url.security(), address, url.host(), url.port())
                : url;
    }

    private ServerUrl server(String text, Protocol protocol) {
        var url = ServerUrl.parse(text);
        if (url.protocol() == protocol) {
            return url;
        }
        throw protocol == Protocol.IMAP && url.protocol() == Protocol.POP3
                ? new Problem("mail.onlyImap", url.host())
                : new Problem("mail.badUrl", text);
    }

    private String password(boolean fromInput, String name) {
        if (fromInput) {
            try {
                var line =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                                .readLine();
                if (line == null) {
                    throw usage(texts.get("cli.mailbox.noPassword"));
                }
                return line;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        var console = Terminal.console();
        if (console == null) {
            throw usage(texts.get("cli.mailbox.noPassword"));
        }
        return new String(console.readPassword("%s ", texts.get("cli.mailbox.password", name)));
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
        row.put("imap", mailbox.incoming().toString());
        row.put("smtp", mailbox.outgoing() == null ? null : mailbox.outgoing().toString());
        row.put("folders", mailbox.folders());
        row.put("archive", mailbox.archive());
        row.put("acknowledge", mailbox.acknowledge());
        row.put("active", mailbox.active());
        return row;
    }

    @Command(
            description = "Takes a mailbox out; its mail and tickets stay.",
            mixinStandardHelpOptions = true)
    int remove(@Mixin StoreOption store, @Parameters(paramLabel = "NAME") String name) {
        try (var desk = store.openExisting()) {
            var mailbox = named(desk, name);
            desk.store().mailboxes().remove(mailbox.id());
            desk.mail().secrets().removeAll(mailbox);
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
            var secrets = desk.mail().secrets();
            var outgoing = mailbox.outgoing() == null ? "" : secrets.toSend(mailbox);
            var trial = new MailboxTrial(Servers.of(mailbox));
            var printed = EnumSet.noneOf(Step.class);
            trial.run(
                    ServerCheck.onLine(desk.mail().connector().trust()),
                    secrets.toReceive(mailbox),
                    outgoing,
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

    static Mailbox named(Wiring desk, String name) {
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
