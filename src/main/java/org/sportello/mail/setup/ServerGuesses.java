package org.sportello.mail.setup;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the servers of an address may be, the likeliest first; never without protection.
///
/// @param incoming to be tried in this order
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

    public ServerGuesses {
        incoming = List.copyOf(incoming);
        outgoing = List.copyOf(outgoing);
    }

    private static final int IMAPS = 993;
    private static final int IMAP = 143;
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;

    /// A provider whose servers are known.
    ///
    /// @param port the port for sending that is tried first; it tells how the line is protected
    private record Provider(Wanted password, String imap, String smtp, int port, String domains) {

        boolean serves(String domain) {
            return Arrays.stream(domains.split(" ", -1))
                    .anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
        }
    }

    private static final List<Provider> PROVIDERS =
            List.of(
                    new Provider(
                            Wanted.APP_PASSWORD,
                            "imap.gmail.com",
                            "smtp.gmail.com",
                            SMTPS,
                            "gmail.com googlemail.com"),
                    new Provider(
                            Wanted.MODERN_SIGN_IN,
                            "outlook.office365.com",
                            "smtp-mail.outlook.com",
                            SUBMISSION,
                            "outlook.com hotmail.com live.com msn.com outlook.it hotmail.it live.it"
                                    + " outlook.de hotmail.de live.de outlook.fr hotmail.fr live.fr"
                                    + " hotmail.co.uk"),
                    new Provider(
                            Wanted.MODERN_SIGN_IN,
                            "outlook.office365.com",
                            "smtp.office365.com",
                            SUBMISSION,
                            "onmicrosoft.com"),
                    new Provider(
                            Wanted.APP_PASSWORD,
                            "imap.mail.yahoo.com",
                            "smtp.mail.yahoo.com",
                            SMTPS,
                            "yahoo.com yahoo.it yahoo.de yahoo.fr yahoo.es yahoo.co.uk ymail.com"),
                    new Provider(
                            Wanted.APP_PASSWORD, "imap.aol.com", "smtp.aol.com", SMTPS, "aol.com"),
                    new Provider(
                            Wanted.APP_PASSWORD,
                            "imap.mail.me.com",
                            "smtp.mail.me.com",
                            SUBMISSION,
                            "icloud.com me.com mac.com"),
                    new Provider(
                            Wanted.SWITCHED_ON,
                            "imap.gmx.net",
                            "mail.gmx.net",
                            SMTPS,
                            "gmx.net gmx.de gmx.at gmx.ch gmx.info"),
                    new Provider(
                            Wanted.SWITCHED_ON, "imap.gmx.com", "mail.gmx.com", SMTPS, "gmx.com"),
                    new Provider(
                            Wanted.SWITCHED_ON, "imap.web.de", "smtp.web.de", SUBMISSION, "web.de"),
                    new Provider(
                            Wanted.OWN,
                            "secureimap.t-online.de",
                            "securesmtp.t-online.de",
                            SMTPS,
                            "t-online.de"),
                    new Provider(
                            Wanted.OWN,
                            "imapmail.libero.it",
                            "smtp.libero.it",
                            SMTPS,
                            "libero.it inwind.it iol.it blu.it giallo.it"),
                    new Provider(
                            Wanted.OWN, "in.virgilio.it", "out.virgilio.it", SMTPS, "virgilio.it"),
                    new Provider(Wanted.OWN, "imap.tim.it", "smtp.tim.it", SUBMISSION, "tim.it"),
                    new Provider(Wanted.OWN, "in.alice.it", "out.alice.it", SUBMISSION, "alice.it"),
                    new Provider(
                            Wanted.OWN, "imap.tiscali.it", "smtp.tiscali.it", SMTPS, "tiscali.it"),
                    new Provider(
                            Wanted.OWN,
                            "imaps.pec.aruba.it",
                            "smtps.pec.aruba.it",
                            SMTPS,
                            "pec.it arubapec.it pec.aruba.it"),
                    new Provider(
                            Wanted.OWN,
                            "mbox.cert.legalmail.it",
                            "sendm.cert.legalmail.it",
                            SMTPS,
                            "legalmail.it"),
                    new Provider(Wanted.OWN, "imaps.aruba.it", "smtps.aruba.it", SMTPS, "aruba.it"),
                    new Provider(
                            Wanted.APP_PASSWORD,
                            "imap.fastmail.com",
                            "smtp.fastmail.com",
                            SMTPS,
                            "fastmail.com fastmail.fm"),
                    new Provider(
                            Wanted.OWN,
                            "imap.mailbox.org",
                            "smtp.mailbox.org",
                            SMTPS,
                            "mailbox.org"),
                    new Provider(Wanted.OWN, "posteo.de", "posteo.de", SMTPS, "posteo.de"),
                    new Provider(
                            Wanted.APP_PASSWORD,
                            "imap.zoho.eu",
                            "smtp.zoho.eu",
                            SMTPS,
                            "zoho.eu zohomail.eu"),
                    new Provider(
                            Wanted.APP_PASSWORD,
                            "imap.zoho.com",
                            "smtp.zoho.com",
                            SMTPS,
                            "zoho.com zohomail.com"));

    /// Guesses for a mail address; empty if it is none.
    public static Optional<ServerGuesses> of(String address) {
        var user = address.strip();
        int at = user.lastIndexOf('@');
        var domain = user.substring(at + 1).toLowerCase(Locale.ROOT);
        if (at < 1 || !domain.matches("[a-z0-9äöüßàèéìòù-]+(\\.[a-z0-9äöüßàèéìòù-]+)+")) {
            return Optional.empty();
        }
        return Optional.of(
                PROVIDERS.stream()
                        .filter(provider -> provider.serves(domain))
                        .findFirst()
                        .map(provider -> known(provider, user))
                        .orElseGet(() -> usual(domain, user)));
    }

    private static ServerGuesses known(Provider provider, String user) {
        return new ServerGuesses(
                List.of(imap(user, provider.imap, IMAPS), imap(user, provider.imap, IMAP)),
                List.of(
                        smtp(user, provider.smtp, provider.port),
                        smtp(user, provider.smtp, provider.port == SMTPS ? SUBMISSION : SMTPS)),
                provider.password);
    }

    private static ServerGuesses usual(String domain, String user) {
        return new ServerGuesses(
                List.of(
                        imap(user, "imap." + domain, IMAPS),
                        imap(user, "mail." + domain, IMAPS),
                        imap(user, domain, IMAPS),
                        imap(user, "imap." + domain, IMAP),
                        imap(user, "mail." + domain, IMAP)),
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

    private static ServerUrl smtp(String user, String host, int port) {
        var security = port == SMTPS ? Security.TLS : Security.STARTTLS;
        return new ServerUrl(Protocol.SMTP, security, user, host, port);
    }
}
