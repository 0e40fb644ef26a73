package org.sportello.mail.imap.signin;

import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.signin.Bearer;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.NoSecureLine;
import org.sportello.mail.signin.NotAMailServer;
import org.sportello.mail.signin.ServerLine;
import org.sportello.mail.signin.SignInRejected;

import java.io.IOException;
import java.util.Locale;

/// The way into an IMAP server: greeting, protection, and who we are (RFC 9051 §6.2), in whichever
/// way the server offers. Everything that can go wrong on it is a Problem in words.
public final class SignIn {

    private final ServerUrl url;
    private final ServerLine line;
    private final SignInProtocol protocol;

    private SignIn(ServerUrl url, ServerLine line, SignInProtocol protocol) {
        this.url = url;
        this.line = line;
        this.protocol = protocol;
    }

    /// Connects and signs in.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    public static SignInProtocol at(ServerUrl url, ServerLine line, Credential credential) {
        var protocol = connected(url, line);
        var way = new SignIn(url, line, protocol);
        var ready = false;
        try {
            way.secured();
            way.signedIn(credential);
            ready = true;
            return protocol;
        } finally {
            if (!ready) {
                protocol.disconnect();
            }
        }
    }

    private static SignInProtocol connected(ServerUrl url, ServerLine line) {
        try {
            return new SignInProtocol(url, line);
        } catch (ConnectionException unwelcome) {
            var greeting = unwelcome.getResponse();
            throw greeting == null || greeting.isBYE()
                    ? MailboxUnreachable.busy(url.host(), unwelcome)
                    : new NotAMailServer(url.host(), url.port(), unwelcome);
        } catch (ProtocolException | IOException failure) {
            throw line.whileConnecting(failure);
        } catch (NullPointerException | IndexOutOfBoundsException nonsense) {
            // The library trips over answers that make no sense.
            throw MailboxUnreachable.lost(url.host(), nonsense);
        }
    }

    private void secured() {
        if (url.security() != Security.STARTTLS) {
            return;
        }
        if (!protocol.hasCapability("STARTTLS")) {
            throw new NoSecureLine(url.host(), null);
        }
        try {
            protocol.startTLS();
            protocol.capability();
        } catch (CommandFailedException refused) {
            throw new NoSecureLine(url.host(), refused);
        } catch (ProtocolException failure) {
            throw line.whileConnecting(failure);
        }
    }

    private void signedIn(Credential credential) {
        try {
            if (protocol.isAuthenticated()) {
                return;
            }
            switch (credential) {
                case Password(var secret) -> password(secret);
                case Token(var value) ->
                        protocol.bearer(
                                Bearer.of(
                                        url,
                                        value,
                                        name -> protocol.hasCapability("AUTH=" + name)));
            }
            if (!protocol.hasCapability("UIDPLUS") && !protocol.hasCapability("IDLE")) {
                protocol.capability();
            }
        } catch (CommandFailedException no) {
            throw temporary(no)
                    ? MailboxUnreachable.busy(url.host(), no)
                    : SignInRejected.of(credential, url.user(), url.host(), no);
        } catch (ProtocolException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    private void password(String secret) throws ProtocolException {
        if (protocol.hasCapability("AUTH=PLAIN")) {
            protocol.authplain(null, url.user(), secret);
        } else if (!protocol.hasCapability("LOGINDISABLED")) {
            protocol.login(url.user(), secret);
        } else if (protocol.hasCapability("AUTH=LOGIN")) {
            protocol.authlogin(url.user(), secret);
        } else {
            throw new Problem("mail.noSignIn", url.host());
        }
    }

    private static boolean temporary(CommandFailedException no) {
        var answer = no.getMessage() == null ? "" : no.getMessage().toUpperCase(Locale.ROOT);
        return answer.contains("[UNAVAILABLE]")
                || answer.contains("[INUSE]")
                || answer.contains("[LIMIT]")
                || answer.contains("[SERVERBUG]");
    }
}
