package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sportello mailbox sign-in NAME`: signs in anew, with a new password or at a provider.
@Command(name = "sign-in")
public final class MailboxSignInCommand extends MailboxTask {

    @Option(names = "--provider", paramLabel = "PROVIDER")
    private @Nullable String provider;

    @Option(names = "--password-stdin")
    private boolean passwordFromInput;

    @Override
    void prepare() {
        if (provider != null && passwordFromInput) {
            throw printing().usage(printing().texts().get("cli.mailbox.oneWay"));
        }
        if (passwordFromInput) {
            printing().secret(true, name());
        }
    }

    @Override
    int on(Wiring desk, Mailbox mailbox) {
        var accounts = desk.mail().accounts();
        var through = provider == null ? mailbox.provider() : provider;
        if (passwordFromInput || through == null) {
            var password = printing().secret(passwordFromInput, name());
            if (password.isEmpty()) {
                throw new Problem("mail.secretMissing", name());
            }
            accounts.change(mailbox, password);
        } else {
            var tokens =
                    new ConsoleSignIn(accounts.signIns(), printing())
                            .tokens(through, mailbox.address());
            accounts.change(mailbox.withProvider(through), tokens);
        }
        desk.mail().sender().putRight();
        printing().line("cli.mailbox.signedIn", name());
        return 0;
    }
}
