package org.sportello.mail.setup;

import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.signin.SecretStore;

import java.util.List;
import java.util.Optional;

/// Mailboxes together with their passwords, which are kept in two places.
public final class Accounts {

    private final Mailboxes mailboxes;
    private final SecretStore secrets;

    public Accounts(Mailboxes mailboxes, SecretStore secrets) {
        this.mailboxes = mailboxes;
        this.secrets = secrets;
    }

    public List<Mailbox> all() {
        return mailboxes.all();
    }

    public Optional<Mailbox> find(long id) {
        return mailboxes.find(id).filter(Mailbox::active);
    }

    /// The password that is kept for fetching; empty if none is.
    public Optional<String> password(Mailbox mailbox) {
        return secrets.get(SecretStore.incoming(mailbox));
    }

    /// Adds the mailbox (its id is ignored) and keeps its password.
    public Mailbox add(Mailbox mailbox, String password) {
        var added = mailboxes.add(mailbox);
        secrets.put(SecretStore.incoming(added), password);
        return added;
    }

    /// Changes the mailbox. The password is kept first, so that whoever hears of the change finds
    /// it.
    ///
    /// @param password empty to leave it as it is
    public void change(Mailbox mailbox, String password) {
        if (!password.isEmpty()) {
            secrets.put(SecretStore.incoming(mailbox), password);
            secrets.remove(SecretStore.outgoing(mailbox));
        }
        mailboxes.update(mailbox);
    }

    /// Takes the mailbox out, and forgets its passwords; its mail and tickets stay.
    ///
    /// @return what brings it back as it was
    public Runnable remove(Mailbox mailbox) {
        var incoming = secrets.get(SecretStore.incoming(mailbox));
        var outgoing = secrets.get(SecretStore.outgoing(mailbox));
        mailboxes.remove(mailbox.id());
        secrets.removeAll(mailbox);
        return () -> {
            incoming.ifPresent(secret -> secrets.put(SecretStore.incoming(mailbox), secret));
            outgoing.ifPresent(secret -> secrets.put(SecretStore.outgoing(mailbox), secret));
            mailboxes.update(mailbox);
        };
    }
}
