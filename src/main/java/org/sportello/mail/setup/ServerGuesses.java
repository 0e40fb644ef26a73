package org.sportello.mail.setup;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the servers of an address may be, the likeliest first; never without protection.
///
/// @param incoming to be tried in this order; POP3 behind IMAP, which knows more than the inbox
/// @param outgoing to be tried in this order
/// @param password what the provider wants as password
public record ServerGuesses(List<ServerUrl> incoming, List<ServerUrl> outgoing, Wanted password) {

    /// What a provider wants instead of the account's own password.
    public enum Wanted {
        OWN,
        /// One made for this program in the account's settings.
        APP_PASSWORD,
        /// Reading by other programs must be switched on in the account's settings first.
        SWITCHED_ON,
        /// Passwords of the account's own are usually refused altogether.
        MODERN_SIGN_IN
    }

    /// Nobody knows.
    public static final ServerGuesses NONE = new ServerGuesses(List.of(), List.of(), Wanted.OWN);

    public ServerGuesses {
        incoming = List.copyOf(incoming);
        outgoing = List.copyOf(outgoing);
    }

    private static final int IMAPS = 993;
    private static final int IMAP = 143;
    private static final int POP3S = 995;
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;

    /// Guesses for a mail address; empty if it is none.
    public static Optional<ServerGuesses> of(String address) {
        var user = address.strip();
        int at = user.lastIndexOf('@');
        var domain = user.substring(at + 1).toLowerCase(Locale.ROOT);
        if (at < 1 || !domain.matches("[a-z0-9äöüßàèéìòù-]+(\\.[a-z0-9äöüßàèéìòù-]+)+")) {
            return Optional.empty();
        }
        return Optional.of(
                KnownServers.of(domain)
                        .map(known -> known.guesses(user))
                        .orElseGet(() -> usual(domain, user)));
    }

    /// The usual names of servers within the domain of an address.
    static ServerGuesses usual(String address) {
        return usual(address.substring(address.lastIndexOf('@') + 1), address);
    }

    private static ServerGuesses usual(String domain, String user) {
        return new ServerGuesses(
                List.of(
                        imap(user, "imap." + domain, IMAPS),
                        imap(user, "mail." + domain, IMAPS),
                        imap(user, domain, IMAPS),
                        imap(user, "imap." + domain, IMAP),
                        imap(user, "mail." + domain, IMAP),
                        pop(user, "pop." + domain),
                        pop(user, "pop3." + domain),
                        pop(user, "mail." + domain)),
                List.of(
                        smtp(user, "smtp." + domain, SMTPS),
                        smtp(user, "mail." + domain, SMTPS),
                        smtp(user, "smtp." + domain, SUBMISSION),
                        smtp(user, "mail." + domain, SUBMISSION)),
                Wanted.OWN);
    }

    private static ServerUrl imap(String user, String host, int port) {
        var security = port == IMAPS ? Security.TLS : Security.STARTTLS;
        return new ServerUrl(Protocol.IMAP, security, user, host, port);
    }

    private static ServerUrl pop(String user, String host) {
        return new ServerUrl(Protocol.POP3, Security.TLS, user, host, POP3S);
    }

    private static ServerUrl smtp(String user, String host, int port) {
        var security = port == SMTPS ? Security.TLS : Security.STARTTLS;
        return new ServerUrl(Protocol.SMTP, security, user, host, port);
    }
}
