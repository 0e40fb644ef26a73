package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.TrustedServer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `sportello mailbox trust`: believes a server whose certificate nobody vouches for, after
/// somebody has seen it; lists those servers, and takes it back.
@Command(name = "trust", mixinStandardHelpOptions = true, sortOptions = false)
public final class MailboxTrustCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "NAME", arity = "0..1")
    private @Nullable String name;

    @Option(names = "--key", paramLabel = "SHA256")
    private List<String> keys = List.of();

    @Option(names = "--revoke", paramLabel = "HOST:PORT")
    private @Nullable String revoked;

    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            if (revoked != null) {
                revoke(desk, revoked);
            }
            if (name != null) {
                return trust(desk, MailboxCommand.named(desk, name));
            }
            list(desk);
            return 0;
        }
    }

    private static void revoke(Wiring desk, String place) {
        var at = place.lastIndexOf(':');
        var host = at < 0 ? "" : place.substring(0, at).replaceAll("[\\[\\]]", "");
        var port = at < 0 ? "" : place.substring(at + 1);
        if (!port.matches("\\d{1,5}")
                || !desk.mail().trusted().revoke(host, Integer.parseInt(port))) {
            throw new Problem("cli.mailbox.notTrusted", place);
        }
    }

    private int trust(Wiring desk, Mailbox mailbox) {
        var servers =
                Stream.of(mailbox.incoming(), mailbox.outgoing())
                        .filter(url -> url != null && url.security() != ServerUrl.Security.PLAIN)
                        .toList();
        boolean all = true;
        for (var url : servers) {
            all &= proved(desk, mailbox, url);
        }
        return all ? 0 : 1;
    }

    /// True if the server is believed now.
    private boolean proved(Wiring desk, Mailbox mailbox, ServerUrl url) {
        try {
            var credentials = desk.mail().connector().credentials();
            MailboxTrial.attempt(
                    ServerCheck.onLine(desk.mail().connector().trust()),
                    url,
                    url.protocol() == Protocol.SMTP
                            ? credentials.toSend(mailbox)
                            : credentials.toReceive(mailbox));
        } catch (CertificateRejected rejected) {
            var trusted = new CertificateQuestion(printing, keys).trusts(rejected);
            if (trusted) {
                var server = TrustedServer.of(rejected.shown(), desk.clock().instant());
                desk.mail().trusted().trust(server);
                desk.mail().sender().putRight();
                printing.line("cli.mailbox.trusted", server.place());
            }
            return trusted;
        } catch (Problem another) {
            if (ServerCheck.where(another) == ServerCheck.Step.FIND) {
                throw another;
            }
        }
        printing.line("cli.mailbox.proved", url.host());
        return true;
    }

    private void list(Wiring desk) {
        var all = desk.mail().trusted().all();
        if (output.asJson()) {
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("schema", "sportello.trusted-servers/1");
            document.put("servers", all.stream().map(MailboxTrustCommand::row).toList());
            output.json(document);
            return;
        }
        if (all.isEmpty()) {
            printing.line("cli.mailbox.trust.none");
        }
        all.forEach(one ->
                printing.line(
                        "cli.mailbox.trust.row",
                        one.place(),
                        one.names(),
                        one.issuer(),
                        ShownCertificate.grouped(one.key())));
    }

    private static Map<String, Object> row(TrustedServer server) {
        var row = new LinkedHashMap<String, Object>();
        row.put("host", server.host());
        row.put("port", server.port());
        row.put("key", server.key());
        row.put("for", server.names());
        row.put("issuer", server.issuer());
        row.put("until", Output.utc(server.until()));
        row.put("since", Output.utc(server.since()));
        return row;
    }
}
