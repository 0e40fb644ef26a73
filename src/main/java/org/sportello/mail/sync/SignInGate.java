package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.NotAMailServer;
import org.sportello.mail.signin.SecretMissing;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.provider.ProviderRefused;
import org.sportello.mail.sync.folder.MailLine;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Through which all watchers of one mailbox sign in, one after the other. After a refusal it stays
/// shut until someone has done something: several folders must not try a wrong password several
/// times, accounts get locked that way.
final class SignInGate {

    private static final String PORTAL = "mail.portal";

    private final Mailbox mailbox;
    private final Connector connector;
    private final BooleanSupplier known;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Problem shut;

    /// @param known true if the server has been reached before
    SignInGate(Mailbox mailbox, Connector connector, BooleanSupplier known) {
        this.mailbox = mailbox;
        this.connector = connector;
        this.known = known;
    }

    MailLine open() {
        lock.lock();
        try {
            var reason = shut;
            if (reason != null) {
                throw reason;
            }
            return MailLine.open(mailbox, connector);
        } catch (NotAMailServer stranger) {
            throw stranger(stranger);
        } catch (SignInRejected | SecretMissing | ProviderRefused refused) {
            shut = refused;
            throw refused;
        } finally {
            lock.unlock();
        }
    }

    /// A server that was there before, and now somebody else answers in its place: most likely the
    /// network of a hotel or a train wants a sign-in of its own first.
    private Problem stranger(NotAMailServer answer) {
        return known.getAsBoolean()
                ? new Problem(PORTAL, true, answer, List.of(mailbox.incoming().host()))
                : answer;
    }

    /// Something may have changed: the next one may try again.
    void reopen() {
        shut = null;
    }

    /// True if somebody has to do something about it.
    static boolean needsSomeone(Problem problem) {
        return problem instanceof SignInRejected
                || problem instanceof SecretMissing
                || problem instanceof CertificateRejected
                || problem instanceof ProviderRefused;
    }

    /// True if trying again by itself can do no harm although somebody is asked: to a server that
    /// cannot prove who it is no password was said, and in another network it may be the right one
    /// again.
    static boolean harmless(Problem problem) {
        return problem instanceof CertificateRejected;
    }
}
