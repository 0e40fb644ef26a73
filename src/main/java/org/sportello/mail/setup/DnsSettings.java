package org.sportello.mail.setup;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.Clue.Source;
import org.sportello.mail.setup.ServerGuesses.Wanted;
import org.sportello.mail.setup.ServerSearch.Brought;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the DNS tells of a domain's mail servers: the services it names (RFC 6186, RFC 8314), and
/// who takes in its mail.
final class DnsSettings {

    private final Records records;

    DnsSettings(Records records) {
        this.records = records;
    }

    /// The servers that the domain names.
    Brought services(String user, String domain) {
        try {
            var incoming = new ArrayList<ServerUrl>();
            services("_imaps", domain, Protocol.IMAP, Security.TLS, user, incoming);
            services("_imap", domain, Protocol.IMAP, Security.STARTTLS, user, incoming);
            services("_pop3s", domain, Protocol.POP3, Security.TLS, user, incoming);
            services("_pop3", domain, Protocol.POP3, Security.STARTTLS, user, incoming);
            var outgoing = new ArrayList<ServerUrl>();
            services("_submissions", domain, Protocol.SMTP, Security.TLS, user, outgoing);
            services("_submission", domain, Protocol.SMTP, Security.STARTTLS, user, outgoing);
            if (incoming.isEmpty()) {
                return new Brought(Clue.nothing(Source.RECORDS, domain), null);
            }
            var all = new ServerGuesses(incoming, outgoing, Wanted.OWN);
            incoming.removeIf(url -> !own(url.host(), domain));
            outgoing.removeIf(url -> !own(url.host(), domain));
            if (incoming.isEmpty()) {
                return new Brought(
                        Clue.foreign(Source.RECORDS, ServerSearch.hosts(all)), null, "", all);
            }
            var guesses = new ServerGuesses(incoming, outgoing, Wanted.OWN);
            return new Brought(Clue.found(Source.RECORDS, ServerSearch.hosts(guesses)), guesses);
        } catch (IOException away) {
            return new Brought(Clue.away(Source.RECORDS, domain), null);
        }
    }

    /// The DNS is not protected: with a foreign name anybody on the way could have the password
    /// sent to a server of their own, with a good certificate (RFC 6186 §6).
    private static boolean own(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain) || KnownServers.theirs(host);
    }

    private void services(
            String service,
            String domain,
            Protocol protocol,
            Security security,
            String user,
            List<ServerUrl> into)
            throws IOException {
        for (var one : records.services(service + "._tcp." + domain)) {
            if (!one.host().isEmpty() && one.port() > 0) {
                into.add(new ServerUrl(protocol, security, user, one.host(), one.port()));
            }
        }
    }

    /// Who takes in its mail, if that is a company that is known.
    Brought exchange(String user, String domain) {
        try {
            var exchanges = records.exchanges(domain);
            for (var exchange : exchanges) {
                var known = KnownServers.behind(exchange);
                if (known.isPresent()) {
                    return new Brought(
                            Clue.found(Source.EXCHANGE, List.of(exchange)),
                            known.get().guesses(user),
                            exchange,
                            null);
                }
            }
            return new Brought(
                    Clue.nothing(
                            Source.EXCHANGE, exchanges.isEmpty() ? domain : exchanges.getFirst()),
                    null,
                    exchanges.isEmpty() ? "" : exchanges.getFirst(),
                    null);
        } catch (IOException away) {
            return new Brought(Clue.away(Source.EXCHANGE, domain), null);
        }
    }
}
