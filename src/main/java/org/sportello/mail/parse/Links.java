package org.sportello.mail.parse;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Suspicion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Links whose words are one address and whose target is another.
final class Links {

    private static final int MOST_LOOKED_AT = 2000;
    private static final int MOST_FOUND = 3;
    private static final int LONGEST_WORDS = 200;

    /// Second labels below which names are given away: `example.co.uk` is one owner's.
    private static final Set<String> SHARED =
            Set.of("co", "com", "net", "org", "gov", "edu", "ac", "gob", "ne", "or", "go");

    /// Security gateways that put their own address around every link.
    private static final List<String> WRAPPERS =
            List.of(
                    "safelinks.protection.outlook.com",
                    "urldefense.com",
                    "urldefense.proofpoint.com",
                    "linkprotect.cudasvc.com",
                    "protect-eu.mimecast.com",
                    "protect-us.mimecast.com",
                    "secure-web.cisco.com",
                    "google.com");

    private Links() {}

    static List<Suspicion> pretending(Document document) {
        List<Suspicion> found = new ArrayList<>();
        int seen = 0;
        for (Element link : document.getElementsByTag("a")) {
            if (seen++ > MOST_LOOKED_AT || found.size() >= MOST_FOUND) break;
            String target = host(link.attr("href"));
            if (target == null) continue;
            String shown = shownHost(link.text());
            if (shown == null || sameOwner(shown, target) || wrapped(target)) continue;
            found.add(new Suspicion(Suspicion.Kind.LINK, shown, target));
        }
        return found;
    }

    private static boolean wrapped(String target) {
        for (String wrapper : WRAPPERS)
            if (target.equals(wrapper) || target.endsWith("." + wrapper)) return true;
        return false;
    }

    /// The host that the words name, if they are an address on the net and nothing else.
    private static @Nullable String shownHost(String words) {
        String text = words.strip();
        if (text.length() > LONGEST_WORDS || text.indexOf(' ') >= 0) return null;
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) return host(lower);
        return lower.startsWith("www.") ? host("https://" + lower) : null;
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
        return host.indexOf('.') > 0 && host.length() <= LONGEST_WORDS ? host : null;
    }

    /// True for domains of the same owner, as far as their names tell: `mail.example.it` and
    /// `example.it`.
    static boolean sameOwner(String one, String other) {
        return owner(one).equals(owner(other));
    }

    private static String owner(String host) {
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
