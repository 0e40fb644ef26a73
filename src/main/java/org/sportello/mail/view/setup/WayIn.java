package org.sportello.mail.view.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.signin.provider.Tokens;
import org.sportello.ui.Texts;
import org.sportello.ui.Work;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// How a mailbox that is being set up gets in: with a password that is typed, or by signing in at a
/// provider in the browser.
final class WayIn {

    final StringProperty password = new SimpleStringProperty(this, "password", "");

    /// The agent wants to say a password, although there is a provider to sign in at.
    final BooleanProperty withPassword = new SimpleBooleanProperty(this, "withPassword");

    /// A password is wanted, and there is none.
    final BooleanProperty missing = new SimpleBooleanProperty(this, "missing");

    final BrowserVisit visit;
    private final SetupDesk desk;
    private final @Nullable Mailbox edited;
    private final ObjectProperty<List<Provider>> providers =
            new SimpleObjectProperty<>(this, "providers", List.of());
    private @Nullable Tokens tokens;
    private @Nullable String through;
    private Runnable again = () -> {};

    WayIn(SetupDesk desk, Work work, Texts texts, @Nullable Mailbox edited) {
        this.desk = desk;
        this.edited = edited;
        this.visit = new BrowserVisit(desk, work, texts);
        password.addListener((_, _, _) -> missing.set(false));
        work.run(() -> desk.accounts().signIns().providers().all(), providers::set);
    }

    /// The provider to sign in at instead of saying a password; null if there is none, or the agent
    /// wants a password.
    ///
    /// @param address that of the mailbox
    ObservableValue<@Nullable Provider> provider(StringProperty address) {
        return Bindings.createObjectBinding(
                () -> withPassword.get() ? null : of(address.get().strip()),
                address,
                providers,
                withPassword);
    }

    private @Nullable Provider of(String address) {
        var own = edited == null ? null : edited.provider();
        return providers.get().stream()
                .filter(Provider::usable)
                .filter(one -> own == null ? one.serves(address) : one.id().equals(own))
                .findFirst()
                .orElse(null);
    }

    /// The provider that takes in the mail of somebody's own domain; null if that is nobody.
    @Nullable Provider behind(String exchange) {
        return exchange.isEmpty() || withPassword.get()
                ? null
                : providers.get().stream()
                        .filter(one -> one.usable() && one.behind(exchange))
                        .findFirst()
                        .orElse(null);
    }

    /// What has to be done before it can be tried.
    enum Next {
        PASSWORD,
        BROWSER,
        NOTHING
    }

    /// Decides for this provider, or for a password.
    Next choose(@Nullable Provider provider) {
        var id = provider == null ? null : provider.id();
        var kept = edited != null && Objects.equals(edited.provider(), id);
        if (provider == null && password.get().isEmpty() && !kept) {
            missing.set(true);
            return Next.PASSWORD;
        }
        through = id;
        return provider == null || kept || tokens != null ? Next.NOTHING : Next.BROWSER;
    }

    /// Sends the browser to the provider.
    ///
    /// @param then when it has come back; the tokens are known then
    void visit(Provider provider, String address, Consumer<Tokens> then) {
        again =
                () ->
                        visit.begin(
                                provider,
                                address,
                                came -> {
                                    tokens = came;
                                    through = provider.id();
                                    then.accept(came);
                                });
        again.run();
    }

    /// Sends it there once more, after something went wrong.
    void visitAgain() {
        again.run();
    }

    /// The provider that was decided for; null: a password.
    @Nullable String through() {
        return through;
    }

    /// What was just said or brought, or what is kept. May ask the provider.
    Credential credential() {
        var brought = tokens;
        if (brought != null && through != null) {
            return new Token(brought.access());
        }
        if (!password.get().isEmpty() || edited == null) {
            return new Password(password.get());
        }
        return desk.accounts().signIns().kept(edited);
    }

    /// Saves the mailbox together with what lets it in.
    ///
    /// @param secret the password that was typed; empty to leave what is kept
    Mailbox save(Mailbox typed, String secret) {
        var accounts = desk.accounts();
        var brought = through == null ? null : tokens;
        if (edited == null) {
            return brought == null ? accounts.add(typed, secret) : accounts.add(typed, brought);
        }
        if (brought == null) {
            accounts.change(typed, secret);
        } else {
            accounts.change(typed, brought);
        }
        return typed;
    }
}
