package org.sportello.mail.setup;

import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.provider.SignIns;
import org.sportello.mail.signin.provider.Tokens;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Mailboxes together with what lets us in, which are kept in two places. What lets us in is kept
/// first, so that whoever hears of a change finds it.
public final class Accounts {

    private final Mailboxes mailboxes;
    private final SecretStore secrets;
    private final SignIns signIns;

    public Accounts(Mailboxes mailboxes, SecretStore secrets, SignIns signIns) {
        this.mailboxes = mailboxes;
        this.secrets = secrets;
        this.signIns = signIns;
    }

    public List<Mailbox> all() {
        return mailboxes.all();
    }

    public Optional<Mailbox> find(long id) {
        return mailboxes.find(id).filter(Mailbox::active);
    }

    /// Signing in at providers.
    public SignIns signIns() {
        return signIns;
    }

    /// The password that is kept for fetching; empty if none is.
    public Optional<String> password(Mailbox mailbox) {
        return secrets.get(SecretStore.incoming(mailbox));
    }

    /// Adds the mailbox (its id is ignored) and keeps its password.
    public Mailbox add(Mailbox mailbox, String password) {
        var added = mailboxes.add(mailbox.withProvider(null));
        secrets.put(SecretStore.incoming(added), password);
        return added;
    }

    /// Adds the mailbox (its id is ignored), which names its provider, and keeps what that gave.
    public Mailbox add(Mailbox mailbox, Tokens tokens) {
        var added = mailboxes.add(mailbox);
        signIns.keep(added, tokens);
        return added;
    }

    /// Changes the mailbox.
    ///
    /// @param password empty to leave what lets us in as it is
    public void change(Mailbox mailbox, String password) {
        if (password.isEmpty()) {
            mailboxes.update(mailbox);
        } else {
            secrets.put(SecretStore.incoming(mailbox), password);
            secrets.remove(SecretStore.outgoing(mailbox));
            secrets.remove(SecretStore.refresh(mailbox));
            mailboxes.update(mailbox.withProvider(null));
        }
    }

    /// Changes the mailbox, which names its provider; from now on it gets in with these.
    public void change(Mailbox mailbox, Tokens tokens) {
        signIns.keep(mailbox, tokens);
        secrets.remove(SecretStore.incoming(mailbox));
        secrets.remove(SecretStore.outgoing(mailbox));
        mailboxes.update(mailbox);
    }

    /// Takes the mailbox out, and forgets what lets us in; its mail and tickets stay.
    ///
    /// @return what brings it back as it was
    public Runnable remove(Mailbox mailbox) {
        var kept =
                Stream.of(
                                SecretStore.incoming(mailbox),
                                SecretStore.outgoing(mailbox),
                                SecretStore.refresh(mailbox))
                        .filter(key -> secrets.get(key).isPresent())
                        .collect(
                                Collectors.toMap(
                                        key -> key, key -> secrets.get(key).orElseThrow()));
        mailboxes.remove(mailbox.id());
        secrets.removeAll(mailbox);
        return () -> {
            kept.forEach(secrets::put);
            mailboxes.update(mailbox);
        };
    }
}
