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
import org.sportello.mail.send.MimeComposer;
import org.sportello.mail.signin.provider.Tokens;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/// `sportello mailbox add`: with a password, or by signing in at a provider.
@Command(
        name = "add",
        description = "Adds a mailbox.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MailboxAddCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Option(names = "--name", required = true, description = "What we call it.")
    private String name = "";

    @Option(names = "--address", required = true, description = "Its mail address.")
    private String address = "";

    @Option(
            names = {"--imap", "--pop3"},
            required = true,
            paramLabel = "URL",
            description =
                    "imaps://user@host:993, imap://user@host:143?starttls, "
                            + "pop3s://user@host:995 …")
    private String incoming = "";

    @Option(names = "--smtp", paramLabel = "URL", description = "The same for sending.")
    private @Nullable String outgoing;

    @Option(names = "--folder", description = "A folder to read (default: INBOX).")
    private @Nullable List<String> folders;

    @Option(
            names = "--alias",
            paramLabel = "NAME <ADDRESS>",
            description = "Another address of it; may be repeated.")
    private @Nullable List<String> aliases;

    @Option(names = "--archive", description = "Old mail is history.")
    private boolean archive;

    @Option(names = "--ack", description = "Acknowledge new tickets.")
    private boolean acknowledge;

    @Option(names = "--password-stdin", description = "Read the password from the input.")
    private boolean passwordFromInput;

    @Option(
            names = "--sign-in",
            paramLabel = "PROVIDER",
            description = "Sign in at this provider with the browser instead of a password.")
    private @Nullable String provider;

    @Override
    public Integer call() {
        if (name.isBlank()) {
            throw printing.usage(printing.texts().get("cli.mailbox.noName"));
        }
        var in = signingIn(server(incoming, Protocol.IMAP));
        var out = outgoing == null ? null : server(outgoing, Protocol.SMTP);
        MimeComposer.envelope(new MailAddress("", address));
        var mailbox = mailbox(in, out).withProvider(provider).withAliases(others());
        var password = provider == null ? printing.secret(passwordFromInput, name) : "";
        try (var desk = store.open()) {
            if (desk.store().mailboxes().findByName(name).isPresent()) {
                throw new Problem("cli.mailbox.taken", name);
            }
            if (provider == null) {
                desk.mail().accounts().add(mailbox, password);
            } else {
                desk.mail().accounts().add(mailbox, tokens(desk, provider));
            }
            printing.line("cli.mailbox.added", name);
        }
        return 0;
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
