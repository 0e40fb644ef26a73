package org.sportello.mail.setup;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.ServerGuesses.Wanted;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The servers of a company whose servers are known.
///
/// @param port the port for sending that is tried first; it tells how the line is protected
/// @param domains of its own addresses, with blanks between
/// @param exchanges ends of the names of the servers that take in mail for other domains (MX)
record KnownServers(
        Wanted password, String imap, String smtp, int port, String domains, String exchanges) {

    private static final int IMAPS = 993;
    private static final int IMAP = 143;
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;

    private static final List<KnownServers> ALL =
            List.of(
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.gmail.com",
                            "smtp.gmail.com",
                            SMTPS,
                            "gmail.com googlemail.com",
                            "google.com googlemail.com"),
                    new KnownServers(
                            Wanted.MODERN_SIGN_IN,
                            "outlook.office365.com",
                            "smtp-mail.outlook.com",
                            SUBMISSION,
                            "outlook.com hotmail.com live.com msn.com outlook.it hotmail.it live.it"
                                    + " outlook.de hotmail.de live.de outlook.fr hotmail.fr live.fr"
                                    + " hotmail.co.uk",
                            ""),
                    new KnownServers(
                            Wanted.MODERN_SIGN_IN,
                            "outlook.office365.com",
                            "smtp.office365.com",
                            SUBMISSION,
                            "onmicrosoft.com",
                            "outlook.com"),
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.mail.yahoo.com",
                            "smtp.mail.yahoo.com",
                            SMTPS,
                            "yahoo.com yahoo.it yahoo.de yahoo.fr yahoo.es yahoo.co.uk ymail.com",
                            ""),
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.aol.com",
                            "smtp.aol.com",
                            SMTPS,
                            "aol.com",
                            ""),
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.mail.me.com",
                            "smtp.mail.me.com",
                            SUBMISSION,
                            "icloud.com me.com mac.com",
                            "icloud.com"),
                    new KnownServers(
                            Wanted.SWITCHED_ON,
                            "imap.gmx.net",
                            "mail.gmx.net",
                            SMTPS,
                            "gmx.net gmx.de gmx.at gmx.ch gmx.info",
                            ""),
                    new KnownServers(
                            Wanted.SWITCHED_ON,
                            "imap.gmx.com",
                            "mail.gmx.com",
                            SMTPS,
                            "gmx.com",
                            ""),
                    new KnownServers(
                            Wanted.SWITCHED_ON,
                            "imap.web.de",
                            "smtp.web.de",
                            SUBMISSION,
                            "web.de",
                            ""),
                    new KnownServers(
                            Wanted.OWN,
                            "secureimap.t-online.de",
                            "securesmtp.t-online.de",
                            SMTPS,
                            "t-online.de",
                            ""),
                    new KnownServers(
                            Wanted.OWN,
                            "imapmail.libero.it",
                            "smtp.libero.it",
                            SMTPS,
                            "libero.it inwind.it iol.it blu.it giallo.it",
                            ""),
                    new KnownServers(
                            Wanted.OWN,
                            "in.virgilio.it",
                            "out.virgilio.it",
                            SMTPS,
                            "virgilio.it",
                            ""),
                    new KnownServers(
                            Wanted.OWN, "imap.tim.it", "smtp.tim.it", SUBMISSION, "tim.it", ""),
                    new KnownServers(
                            Wanted.OWN, "in.alice.it", "out.alice.it", SUBMISSION, "alice.it", ""),
                    new KnownServers(
                            Wanted.OWN,
                            "imap.tiscali.it",
                            "smtp.tiscali.it",
                            SMTPS,
                            "tiscali.it",
                            ""),
                    new KnownServers(
                            Wanted.OWN,
                            "imaps.pec.aruba.it",
                            "smtps.pec.aruba.it",
                            SMTPS,
                            "pec.it arubapec.it pec.aruba.it",
                            "pec.aruba.it"),
                    new KnownServers(
                            Wanted.OWN,
                            "mbox.cert.legalmail.it",
                            "sendm.cert.legalmail.it",
                            SMTPS,
                            "legalmail.it",
                            "legalmail.it"),
                    new KnownServers(
                            Wanted.OWN,
                            "imaps.aruba.it",
                            "smtps.aruba.it",
                            SMTPS,
                            "aruba.it",
                            "aruba.it"),
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.fastmail.com",
                            "smtp.fastmail.com",
                            SMTPS,
                            "fastmail.com fastmail.fm",
                            "messagingengine.com"),
                    new KnownServers(
                            Wanted.OWN,
                            "imap.mailbox.org",
                            "smtp.mailbox.org",
                            SMTPS,
                            "mailbox.org",
                            "mailbox.org"),
                    new KnownServers(Wanted.OWN, "posteo.de", "posteo.de", SMTPS, "posteo.de", ""),
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.zoho.eu",
                            "smtp.zoho.eu",
                            SMTPS,
                            "zoho.eu zohomail.eu",
                            "zoho.eu"),
                    new KnownServers(
                            Wanted.APP_PASSWORD,
                            "imap.zoho.com",
                            "smtp.zoho.com",
                            SMTPS,
                            "zoho.com zohomail.com",
                            "zoho.com"),
                    new KnownServers(
                            Wanted.OWN, "ssl0.ovh.net", "ssl0.ovh.net", SMTPS, "", "ovh.net"),
                    new KnownServers(
                            Wanted.OWN,
                            "imap.ionos.de",
                            "smtp.ionos.de",
                            SMTPS,
                            "",
                            "kundenserver.de ionos.de"),
                    new KnownServers(
                            Wanted.OWN, "imap.ionos.it", "smtp.ionos.it", SMTPS, "", "ionos.it"),
                    new KnownServers(
                            Wanted.OWN, "imap.ionos.com", "smtp.ionos.com", SMTPS, "", "ionos.com"),
                    new KnownServers(
                            Wanted.OWN,
                            "mail.register.it",
                            "authsmtp.register.it",
                            SMTPS,
                            "",
                            "register.it"));

    /// Those of an address; empty if its domain is nobody's whom we know.
    ///
    /// @param domain in lower case
    static Optional<KnownServers> of(String domain) {
        return ALL.stream().filter(one -> within(one.domains, domain)).findFirst();
    }

    /// Those of the company that takes in mail for somebody's own domain.
    ///
    /// @param exchange the name of a server (MX)
    static Optional<KnownServers> behind(String exchange) {
        var name = exchange.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(one -> within(one.exchanges, name)).findFirst();
    }

    /// True for a server of one of these companies.
    static boolean theirs(String host) {
        return ALL.stream().anyMatch(one -> host.equals(one.imap) || host.equals(one.smtp));
    }

    private static boolean within(String names, String name) {
        return Arrays.stream(names.split(" ", -1))
                .filter(own -> !own.isEmpty())
                .anyMatch(own -> name.equals(own) || name.endsWith("." + own));
    }

    /// The guesses for somebody who signs in under this name.
    ServerGuesses guesses(String user) {
        return new ServerGuesses(
                List.of(imap(user, imap, IMAPS), imap(user, imap, IMAP)),
                List.of(
                        smtp(user, smtp, port),
                        smtp(user, smtp, port == SMTPS ? SUBMISSION : SMTPS)),
                password);
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
