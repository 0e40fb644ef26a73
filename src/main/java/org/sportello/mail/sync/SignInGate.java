package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.SecretMissing;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.provider.ProviderRefused;

import java.util.concurrent.locks.ReentrantLock;

/// Through which all watchers of one mailbox sign in, one after the other. After a refusal it stays
/// shut until someone has done something: several folders must not try a wrong password several
/// times, accounts get locked that way.
final class SignInGate {

    private final Mailbox mailbox;
    private final Connector connector;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Problem shut;

    SignInGate(Mailbox mailbox, Connector connector) {
        this.mailbox = mailbox;
        this.connector = connector;
    }

    MailLine open() {
        lock.lock();
        try {
            var reason = shut;
            if (reason != null) {
                throw reason;
            }
            return MailLine.open(mailbox, connector);
        } catch (SignInRejected | SecretMissing | CertificateRejected | ProviderRefused refused) {
            shut = refused;
            throw refused;
        } finally {
            lock.unlock();
        }
    }

    /// Something may have changed: the next one may try again.
    void reopen() {
        shut = null;
    }

    /// True if trying again by itself can only do harm.
    static boolean needsSomeone(Problem problem) {
        return problem instanceof SignInRejected
                || problem instanceof SecretMissing
                || problem instanceof CertificateRejected
                || problem instanceof ProviderRefused;
    }
}
