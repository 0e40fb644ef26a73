package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// `sportello mailbox sign-in NAME`: signs in anew, with a new password or at a provider.
@Command(
        name = "sign-in",
        description = "Signs a mailbox in again: at its provider, or with a new password.",
        mixinStandardHelpOptions = true)
public final class MailboxSignInCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(
            names = "--provider",
            paramLabel = "PROVIDER",
            description = "From now on sign in at this provider.")
    private @Nullable String provider;

    @Option(
            names = "--password-stdin",
            description = "From now on with the password from the input.")
    private boolean passwordFromInput;

    @Override
    public Integer call() {
        if (provider != null && passwordFromInput) {
            throw printing.usage(printing.texts().get("cli.mailbox.oneWay"));
        }
        try (var desk = store.openExisting()) {
            var mailbox = MailboxCommand.named(desk, name);
            var accounts = desk.mail().accounts();
            var through = provider == null ? mailbox.provider() : provider;
            if (passwordFromInput || through == null) {
                var password = printing.secret(passwordFromInput, name);
                if (password.isEmpty()) {
                    throw new Problem("mail.secretMissing", name);
                }
                accounts.change(mailbox, password);
            } else {
                var tokens =
                        new ConsoleSignIn(accounts.signIns(), printing)
                                .tokens(through, mailbox.address());
                accounts.change(mailbox.withProvider(through), tokens);
            }
            desk.mail().sender().putRight();
            printing.line("cli.mailbox.signedIn", name);
        }
        return 0;
    }
}
