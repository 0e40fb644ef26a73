package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.signin.provider.SignIns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `sportello mailbox provider`: lists whom one can sign in at, registers this program at one, or
/// forgets it.
@Command(name = "provider", mixinStandardHelpOptions = true, sortOptions = false)
public final class MailboxProviderCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "ID", arity = "0..1")
    private @Nullable String id;

    @Option(names = "--client-id", paramLabel = "ID")
    private @Nullable String clientId;

    @Option(names = "--secret-stdin")
    private boolean secretFromInput;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--authorize", paramLabel = "URL")
    private @Nullable String authorization;

    @Option(names = "--token", paramLabel = "URL")
    private @Nullable String token;

    @Option(names = "--scope", paramLabel = "SCOPE")
    private @Nullable String scope;

    @Option(names = "--domain", paramLabel = "DOMAIN")
    private @Nullable List<String> domains;

    @Option(names = "--remove")
    private boolean remove;

    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
        if (secretFromInput && id != null) {
            printing.secret(true, id);
        }
        try (var desk = id == null ? store.openExisting() : store.open()) {
            var signIns = desk.mail().accounts().signIns();
            if (id == null) {
                list(signIns);
            } else if (remove) {
                signIns.unregister(id);
                printing.line("cli.provider.removed", id);
            } else {
                signIns.register(changed(signIns, id), secret(id));
                printing.line("cli.provider.saved", id);
            }
        }
        return 0;
    }

    private String secret(String of) {
        return secretFromInput ? printing.secret(true, of) : "";
    }

    private Provider changed(SignIns signIns, String of) {
        var known = signIns.providers().find(of).orElse(null);
        if (clientId == null || (known == null && (authorization == null || token == null))) {
            throw printing.usage(printing.texts().get("cli.provider.incomplete"));
        }
        return new Provider(
                of,
                chosen(name, known == null ? of : known.name()),
                authorization == null && known != null
                        ? known.authorization()
                        : Provider.address(chosen(authorization, "")),
                token == null && known != null
                        ? known.token()
                        : Provider.address(chosen(token, "")),
                chosen(scope, known == null ? "" : known.scope()),
                clientId,
                domains != null ? domains : known == null ? List.of() : known.domains());
    }

    private static String chosen(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }

    private void list(SignIns signIns) {
        var all = signIns.providers().all();
        if (output.asJson()) {
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("schema", "sportello.providers/1");
            document.put("providers", all.stream().map(MailboxProviderCommand::row).toList());
            output.json(document);
            return;
        }
        for (var one : all) {
            printing.line(
                    one.usable() ? "cli.provider.usable" : "cli.provider.unusable",
                    one.id(),
                    one.name(),
                    one.clientId());
        }
    }

    private static Map<String, Object> row(Provider provider) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", provider.id());
        row.put("name", provider.name());
        row.put("clientId", provider.clientId());
        row.put("usable", provider.usable());
        row.put("authorize", provider.authorization().toString());
        row.put("token", provider.token().toString());
        row.put("scope", provider.scope());
        row.put("domains", provider.domains());
        return row;
    }
}
