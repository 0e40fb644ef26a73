package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.send.BadAddress;
import org.sportello.mail.send.MimeComposer;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.ServerGuesses;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.signin.provider.Tokens;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `sportello mailbox add`: with a password, or by signing in at a provider. Where no server is
/// given, the servers are found and tried before anything is saved.
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false)
public final class MailboxAddCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "ADDRESS", arity = "0..1")
    private String positional = "";

    @Option(names = "--address", paramLabel = "ADDRESS")
    private String option = "";

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String wanted;

    @Option(
            names = {"--imap", "--pop3"},
            paramLabel = "URL")
    private @Nullable String incoming;

    @Option(names = "--smtp", paramLabel = "URL")
    private @Nullable String outgoing;

    @Option(names = "--key", paramLabel = "SHA256")
    private List<String> keys = List.of();

    @Option(names = "--folder", paramLabel = "FOLDER")
    private @Nullable List<String> folders;

    @Option(names = "--alias", paramLabel = "NAME <ADDRESS>")
    private @Nullable List<String> aliases;

    @Option(names = "--archive")
    private boolean archive;

    @Option(names = "--ack")
    private boolean acknowledge;

    @Option(names = "--password-stdin")
    private boolean passwordFromInput;

    @Option(names = "--sign-in", paramLabel = "PROVIDER")
    private @Nullable String provider;

    private final ServerSearch search;
    private String name = "";
    private String address = "";

    /// Servers are looked for over the network.
    public MailboxAddCommand() {
        this(ServerSearch.network());
    }

    MailboxAddCommand(ServerSearch search) {
        this.search = search;
    }

    @Override
    public Integer call() {
        address = (positional.isEmpty() ? option : positional).strip();
        name = wanted == null ? address : wanted.strip();
        if (address.isEmpty()) {
            throw printing.usage(printing.texts().get("cli.mailbox.noAddress"));
        }
        if (name.isBlank()) {
            throw printing.usage(printing.texts().get("cli.mailbox.noName"));
        }
        MimeComposer.envelope(new MailAddress("", address));
        if (passwordFromInput) {
            printing.secret(true, name);
        }
        var out = outgoing == null ? null : server(outgoing, Protocol.SMTP);
        if (incoming == null) {
            find(out);
        } else {
            add(signingIn(server(incoming, Protocol.IMAP)), out);
        }
        printing.line(store.isLent() ? "cli.mailbox.added.there" : "cli.mailbox.added", name);
        return 0;
    }

    /// Where somebody has said where the servers are, they are believed.
    private void add(ServerUrl in, @Nullable ServerUrl out) {
        var mailbox = mailbox(in, out).withProvider(provider).withAliases(others());
        var password = provider == null ? printing.secret(passwordFromInput, name) : "";
        try (var desk = store.open()) {
            mustBeNew(desk);
            if (provider == null) {
                desk.mail().accounts().add(mailbox, password);
            } else {
                desk.mail().accounts().add(mailbox, tokens(desk, provider));
            }
        }
    }

    private void find(@Nullable ServerUrl out) {
        if (ServerGuesses.of(address).isEmpty()) {
            throw new BadAddress(address, null);
        }
        try (var desk = store.open()) {
            mustBeNew(desk);
            var finding = new MailboxFinding(desk, printing, search, keys);
            var found = finding.search(address);
            @Nullable Provider through =
                    passwordFromInput || provider != null ? null : finding.provider(address, found);
            var id = through == null ? provider : through.id();
            if (id == null) {
                var password = printing.secret(passwordFromInput, name);
                var trial = finding.tried(found, out, new Credential.Password(password));
                desk.mail().accounts().add(found(trial), password);
            } else {
                var tokens = tokens(desk, id);
                var trial = finding.tried(found, out, new Credential.Token(tokens.access()));
                desk.mail().accounts().add(found(trial).withProvider(id), tokens);
            }
        }
    }

    private Mailbox found(MailboxTrial trial) {
        return mailbox(Objects.requireNonNull(trial.receiving()), trial.sending())
                .withAliases(others());
    }

    private void mustBeNew(Wiring desk) {
        if (desk.store().mailboxes().findByName(name).isPresent()) {
            throw new Problem("cli.mailbox.taken", name);
        }
    }

    private List<Alias> others() {
        return aliases == null ? List.of() : aliases.stream().map(Alias::parse).toList();
    }

    private Tokens tokens(Wiring desk, String id) {
        return new ConsoleSignIn(desk.mail().accounts().signIns(), printing).tokens(id, address);
    }

    private Mailbox mailbox(ServerUrl in, @Nullable ServerUrl out) {
        return new Mailbox(
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
                true);
    }

    /// Nobody reads a mailbox without a name; most are called like their address.
    private ServerUrl signingIn(ServerUrl url) {
        return url.user().isEmpty()
                ? new ServerUrl(url.protocol(), url.security(), address, url.host(), url.port())
                : url;
    }

    private static ServerUrl server(String text, Protocol protocol) {
        var url = ServerUrl.parse(text);
        var right = url.protocol() == protocol;
        if (right || (protocol == Protocol.IMAP && url.protocol() == Protocol.POP3)) {
            return url;
        }
        throw new Problem("mail.badUrl", text);
    }
}
