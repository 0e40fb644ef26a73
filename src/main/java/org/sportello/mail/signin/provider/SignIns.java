package org.sportello.mail.signin.provider;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.provider.SignInState.State;

import java.util.Optional;

/// What can be done about signing in at providers: registering this program there, signing in, and
/// keeping what comes of it.
public final class SignIns {

    private final Providers providers;
    private final SecretStore secrets;
    private final TokenDesk desk;
    private final ProviderCredentials credentials;

    public SignIns(
            Providers providers,
            SecretStore secrets,
            TokenDesk desk,
            ProviderCredentials credentials) {
        this.providers = providers;
        this.secrets = secrets;
        this.desk = desk;
        this.credentials = credentials;
    }

    public Providers providers() {
        return providers;
    }

    /// The provider that a mailbox signs in through; empty with a password, or if it is not known
    /// any more.
    public Optional<Provider> of(Mailbox mailbox) {
        return Optional.ofNullable(mailbox.provider()).flatMap(providers::find);
    }

    /// How a mailbox signs in, and whether it can, as far as is known without asking anybody.
    ///
    /// @param last what was wrong when its mail was fetched last; null if nothing was
    public SignInState state(Mailbox mailbox, @Nullable Problem last) {
        var id = mailbox.provider();
        var key = id == null ? SecretStore.incoming(mailbox) : SecretStore.refresh(mailbox);
        var name = id == null ? null : of(mailbox).map(Provider::name).orElse(id);
        var until = id == null ? null : credentials.until(mailbox).orElse(null);
        if (secrets.get(key).isEmpty()) {
            return new SignInState(name, State.MISSING, null);
        }
        return switch (last == null ? "" : last.key()) {
            case "mail.signInExpired" -> new SignInState(name, State.ENDED, null);
            case "mail.signInRejected", "mail.tokenRejected" ->
                    new SignInState(name, State.REFUSED, null);
            default -> new SignInState(name, State.READY, until);
        };
    }

    /// Keeps a provider with what it gave us to be known by.
    ///
    /// @param secret the program's own; `""` if there is none
    public void register(Provider provider, String secret) {
        var key = ProviderCredentials.programKey(provider.id());
        if (secret.isEmpty()) {
            secrets.remove(key);
        } else {
            secrets.put(key, secret);
        }
        providers.save(provider);
    }

    /// Forgets how the provider knows us.
    public void unregister(String id) {
        secrets.remove(ProviderCredentials.programKey(id));
        providers.remove(id);
    }

    /// Begins to sign in; the browser has to be sent to the page.
    ///
    /// @throws ProviderRefused if this program is not registered there
    public BrowserSignIn begin(Provider provider, BrowserSignIn.Sentences sentences) {
        var secret = secrets.get(ProviderCredentials.programKey(provider.id())).orElse("");
        return new BrowserSignIn(provider, secret, desk, sentences);
    }

    /// What lets a mailbox in at this moment, password or token.
    ///
    /// @throws org.sportello.kernel.Problem if there is none any more
    public Credential kept(Mailbox mailbox) {
        return credentials.toReceive(mailbox);
    }

    /// What lets a mailbox send at this moment, password or token.
    ///
    /// @throws org.sportello.kernel.Problem if there is none any more
    public Credential keptToSend(Mailbox mailbox) {
        return credentials.toSend(mailbox);
    }

    /// From now on the mailbox gets in with these.
    public void keep(Mailbox mailbox, Tokens tokens) {
        credentials.signedIn(mailbox, tokens);
    }
}
