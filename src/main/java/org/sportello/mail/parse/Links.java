package org.sportello.mail.parse;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Suspicion;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Links whose words are one address and whose target is another.
final class Links {

    private static final int MOST_LOOKED_AT = 2000;
    private static final int MOST_FOUND = 3;
    private static final int LONGEST_WORDS = 200;
    private static final int SHORTEST_NAME = 4;

    /// Second labels below which names are given away: `example.co.uk` is one owner's.
    private static final Set<String> SHARED =
            Set.of("co", "com", "net", "org", "gov", "edu", "ac", "gob", "ne", "or", "go");

    /// Endings that stand behind names of domains and behind nothing else that is written down.
    private static final Set<String> ENDINGS =
            Set.of(
                    "com", "net", "org", "info", "biz", "eu", "it", "de", "fr", "es", "ch", "at",
                    "nl", "be", "pl", "pt", "ro", "cz", "uk", "us", "ru", "shop", "online", "bank");

    /// Gateways and services that put their own address around every link, and the true one behind
    /// one of these names.
    private static final List<String> WRAPPERS =
            List.of(
                    "safelinks.protection.outlook.com",
                    "urldefense.com",
                    "urldefense.proofpoint.com",
                    "linkprotect.cudasvc.com",
                    "protect-eu.mimecast.com",
                    "protect-us.mimecast.com",
                    "secure-web.cisco.com");

    /// Of this one only the host itself: on the others anybody may make a page.
    private static final String GOOGLE = "google.com";

    private static final Pattern TRUE_ONE =
            Pattern.compile("[?&](?:url|q|a)=(https?(?:%3a|:)(?:%2f|/){2}[^&#]{1,1000})");

    private static final List<String> CLICKS =
            List.of(
                    "sendgrid.net",
                    "mandrillapp.com",
                    "list-manage.com",
                    "mailchimp.com",
                    "sendibm.com",
                    "sendibt2.com",
                    "sendinblue.com",
                    "mailgun.org",
                    "hubspotlinks.com",
                    "exct.net",
                    "klclick.com",
                    "sparkpostmail.com",
                    "awstrack.me",
                    "mjt.lu",
                    "createsend.com",
                    "cmail19.com",
                    "cmail20.com",
                    "rs6.net",
                    "emlnk.com",
                    "mailup.com");

    private Links() {}

    static List<Suspicion> pretending(Document document) {
        List<Suspicion> found = new ArrayList<>();
        int seen = 0;
        for (Element link : document.getElementsByTag("a")) {
            if (seen++ > MOST_LOOKED_AT || found.size() >= MOST_FOUND) break;
            String target = host(unwrapped(link.attr("href")));
            if (target == null) continue;
            String shown = shownHost(link.text());
            if (shown == null || sameOwner(shown, target) || isGateway(target)) continue;
            found.add(new Suspicion(Suspicion.Kind.LINK, shown, target));
        }
        return found;
    }

    /// True for a service that counts clicks for those who write to many.
    static boolean countsClicks(String target) {
        return belongs(target, CLICKS);
    }

    private static boolean belongs(String target, List<String> owners) {
        for (String owner : owners)
            if (target.equals(owner) || target.endsWith("." + owner)) return true;
        return false;
    }

    private static boolean isGateway(String target) {
        return target.equals(GOOGLE) || belongs(target, WRAPPERS);
    }

    /// What a gateway put its own address around, if that can be read.
    private static String unwrapped(String address) {
        String host = host(address);
        if (host == null || !isGateway(host)) return address;
        var inner = TRUE_ONE.matcher(address.toLowerCase(Locale.ROOT));
        if (!inner.find()) return address;
        return inner.group(1).replace("%3a", ":").replace("%2f", "/").replace("%3f", "?");
    }

    /// The host that the words name: where they hold an address on the net, or are nothing but the
    /// name of a domain.
    private static @Nullable String shownHost(String words) {
        String text = words.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST_WORDS) return null;
        int at = text.indexOf("http://");
        if (at < 0) at = text.indexOf("https://");
        if (at >= 0) return host(text.substring(at).split("\\s", 2)[0]);
        if (text.indexOf(' ') >= 0) return null;
        if (text.startsWith("www.")) return host("https://" + text);
        String host = host("https://" + text);
        boolean named = host != null && ENDINGS.contains(host.substring(host.lastIndexOf('.') + 1));
        return named && text.indexOf('@') < 0 ? host : null;
    }

    private static @Nullable String host(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        int start = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : -1;
        if (start < 0) return null;
        int end = start;
        while (end < lower.length() && "/?#:\\".indexOf(lower.charAt(end)) < 0) end++;
        int user = lower.lastIndexOf('@', end);
        String host = lower.substring(user >= start ? user + 1 : start, end);
        if (host.startsWith("www.")) host = host.substring(4);
        return host.indexOf('.') > 0 && host.length() <= LONGEST_WORDS ? readable(host) : null;
    }

    /// Domains of other scripts, however they are written, in one way.
    private static String readable(String host) {
        return IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }

    /// True for domains of the same owner, as far as their names tell: `mail.example.it` and
    /// `example.it`.
    static boolean sameOwner(String one, String other) {
        return owner(one).equals(owner(other));
    }

    /// True for the same name under two endings: `rossi.it` and `rossi.com`.
    static boolean sameName(String one, String other) {
        String name = owner(one).split("\\.", 2)[0];
        return name.length() >= SHORTEST_NAME && name.equals(owner(other).split("\\.", 2)[0]);
    }

    /// The domain that somebody owns: without what he put before it.
    static String owner(String host) {
        String[] labels = host.split("\\.", 12);
        int last = labels.length - 1;
        if (last < 1) return host;
        boolean shared =
                last >= 2 && labels[last].length() == 2 && SHARED.contains(labels[last - 1]);
        return shared
                ? labels[last - 2] + "." + labels[last - 1] + "." + labels[last]
                : labels[last - 1] + "." + labels[last];
    }

    static boolean domainCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
