package org.sportello.mail.signin.provider;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The provider answers, but does not let us sign in: not this program, or not like this.
public final class ProviderRefused extends Problem {

    private static final long serialVersionUID = 1L;

    private ProviderRefused(String key, @Nullable Throwable cause, List<?> arguments) {
        super(key, false, cause, arguments);
    }

    /// It says why, in its own words.
    static ProviderRefused saying(Provider provider, String words) {
        return new ProviderRefused("mail.providerRefused", null, List.of(provider.name(), words));
    }

    /// The person said no in the browser.
    static ProviderRefused declined(Provider provider) {
        return new ProviderRefused("mail.signInDeclined", null, List.of(provider.name()));
    }

    /// Nobody came back from the browser.
    static ProviderRefused nobodyCame(Provider provider) {
        return new ProviderRefused("mail.signInAbandoned", null, List.of(provider.name()));
    }

    /// It let us in, but for an hour only: without a permission that lasts nothing can be fetched
    /// later.
    static ProviderRefused notLasting(Provider provider) {
        return new ProviderRefused("mail.signInNotLasting", null, List.of(provider.name()));
    }

    /// The answer in the browser was given by somebody else.
    static ProviderRefused stranger(Provider provider, String issuer) {
        return new ProviderRefused(
                "mail.signInStranger", null, List.of(provider.name(), TokenDesk.words(issuer, "")));
    }

    /// The answer in the browser does not say whose it is, although the provider's always do.
    static ProviderRefused unsigned(Provider provider) {
        return new ProviderRefused("mail.signInUnsigned", null, List.of(provider.name()));
    }

    /// Nobody has registered this program there yet.
    public static ProviderRefused notRegistered(String provider) {
        return new ProviderRefused("mail.providerUnknown", null, List.of(provider));
    }
}
