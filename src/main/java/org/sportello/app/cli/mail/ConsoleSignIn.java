package org.sportello.app.cli.mail;

import org.sportello.app.cli.call.Printing;
import org.sportello.mail.signin.provider.BrowserSignIn.Sentences;
import org.sportello.mail.signin.provider.ProviderRefused;
import org.sportello.mail.signin.provider.SignIns;
import org.sportello.mail.signin.provider.Tokens;

import java.time.Duration;

/// Signing in at a provider from the command line: the address of the page is printed, and the
/// command waits until the browser has come back to this computer.
final class ConsoleSignIn {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SignIns signIns;
    private final Printing printing;

    ConsoleSignIn(SignIns signIns, Printing printing) {
        this.signIns = signIns;
        this.printing = printing;
    }

    /// @param address of the mailbox
    /// @throws ProviderRefused if there is no such provider, or it says no
    Tokens tokens(String providerId, String address) {
        var provider =
                signIns.providers()
                        .find(providerId)
                        .orElseThrow(() -> ProviderRefused.notRegistered(providerId));
        var texts = printing.texts();
        var sentences =
                new Sentences(
                        texts.locale().toLanguageTag(),
                        texts.get("mail.signIn.done"),
                        texts.get("mail.signIn.failed"));
        try (var browser = signIns.begin(provider, sentences)) {
            printing.hint("cli.mailbox.signIn", provider.name(), browser.page(address).toString());
            return browser.await(PATIENCE);
        }
    }
}
