package org.sportello.mail.signin.provider;

import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credentials;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.SignInRejected;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Passwords for mailboxes that have one; tokens for those that sign in at a provider. An access
/// token lives in memory only. The newest refresh token is put away before the access that came
/// with it is used: providers that hand out a new one each time take the old one back.
public final class ProviderCredentials implements Credentials {

    /// An access is not used in its last moments: it might end on the way.
    private static final Duration SPARE = Duration.ofMinutes(2);

    private final Providers providers;
    private final SecretStore secrets;
    private final TokenDesk desk;
    private final InstantSource clock;
    private final Credentials passwords;
    private final Map<Long, Access> all = new ConcurrentHashMap<>();

    public ProviderCredentials(
            Providers providers, SecretStore secrets, TokenDesk desk, InstantSource clock) {
        this.providers = providers;
        this.secrets = secrets;
        this.desk = desk;
        this.clock = clock;
        this.passwords = Credentials.passwords(secrets);
    }

    /// Under which key the program's own secret at a provider is kept, where it gives one.
    public static String programKey(String provider) {
        return "provider." + provider;
    }

    @Override
    public Credential toReceive(Mailbox mailbox) {
        return mailbox.provider() == null ? passwords.toReceive(mailbox) : token(mailbox);
    }

    @Override
    public Credential toSend(Mailbox mailbox) {
        return mailbox.provider() == null ? passwords.toSend(mailbox) : token(mailbox);
    }

    @Override
    public boolean refused(Mailbox mailbox) {
        return mailbox.provider() != null && access(mailbox).forget();
    }

    /// Somebody has signed in: from now on these are the tokens of the mailbox.
    public void signedIn(Mailbox mailbox, Tokens tokens) {
        access(mailbox).take(mailbox, tokens);
    }

    /// How long the present access of the mailbox is good; empty while there is none.
    Optional<Instant> until(Mailbox mailbox) {
        return access(mailbox).until();
    }

    private Credential token(Mailbox mailbox) {
        return new Credential.Token(access(mailbox).token(mailbox));
    }

    private Access access(Mailbox mailbox) {
        return all.computeIfAbsent(mailbox.id(), _ -> new Access());
    }

    /// The access of one mailbox; asked for by one thread at a time.
    private final class Access {

        private final ReentrantLock lock = new ReentrantLock();
        private Tokens tokens = new Tokens("", null, Instant.EPOCH);
        private boolean fresh;

        String token(Mailbox mailbox) {
            lock.lock();
            try {
                fresh = !clock.instant().plus(SPARE).isBefore(tokens.until());
                if (fresh) {
                    refresh(mailbox);
                }
                return tokens.access();
            } finally {
                lock.unlock();
            }
        }

        private void refresh(Mailbox mailbox) {
            var id = Objects.requireNonNull(mailbox.provider());
            var provider =
                    providers
                            .find(id)
                            .filter(Provider::usable)
                            .orElseThrow(() -> ProviderRefused.notRegistered(id));
            var kept =
                    secrets.get(SecretStore.refresh(mailbox))
                            .orElseThrow(() -> expired(mailbox, provider));
            var secret = secrets.get(programKey(id)).orElse("");
            take(
                    mailbox,
                    desk.refresh(provider, secret, kept)
                            .orElseThrow(() -> expired(mailbox, provider)));
        }

        private SignInRejected expired(Mailbox mailbox, Provider provider) {
            return SignInRejected.expired(mailbox.name(), provider.name(), null);
        }

        void take(Mailbox mailbox, Tokens now) {
            lock.lock();
            try {
                if (now.refresh() != null) {
                    secrets.put(SecretStore.refresh(mailbox), now.refresh());
                }
                tokens = now;
            } finally {
                lock.unlock();
            }
        }

        Optional<Instant> until() {
            lock.lock();
            try {
                return Optional.of(tokens.until()).filter(end -> end.isAfter(clock.instant()));
            } finally {
                lock.unlock();
            }
        }

        /// @return true if it was an old one, so that a new one may do better
        boolean forget() {
            lock.lock();
            try {
                tokens = new Tokens("", null, Instant.EPOCH);
                return !fresh;
            } finally {
                lock.unlock();
            }
        }
    }
}
