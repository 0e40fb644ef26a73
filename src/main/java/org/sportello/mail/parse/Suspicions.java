package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.Suspicion;
import org.sportello.mail.message.Suspicion.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a message has in common with those of swindlers. Only what a person's mail does not have in
/// the ordinary course: a hint that is always there is read by nobody.
final class Suspicions {

    private static final int MOST = 5;
    private static final int SHORTEST_LOOK_ALIKE = 6;

    private final List<Suspicion> found = new ArrayList<>();
    private final Set<String> self;
    private final String domain;

    private Suspicions(MailAddress from, Set<String> self) {
        this.self = self;
        this.domain = from.domain();
    }

    /// @param links what the HTML's links pretend
    /// @param authentication the first Authentication-Results, which is our own server's
    static List<Suspicion> of(
            MailKind kind,
            @Nullable MailAddress from,
            List<MailAddress> replyTo,
            @Nullable MailAddress customer,
            List<Suspicion> links,
            @Nullable String authentication,
            Set<String> self) {
        boolean person = kind == MailKind.CUSTOMER || kind == MailKind.AUTOREPLY;
        if (from == null || from.address().isEmpty() || !person) return List.of();
        Suspicions suspicions = new Suspicions(from, self);
        if (authentication != null) suspicions.authentication(authentication);
        suspicions.lookAlike();
        suspicions.name(from);
        if (from.equals(customer)) suspicions.replyTo(replyTo);
        suspicions.found.addAll(links);
        return suspicions.found.size() <= MOST
                ? suspicions.found
                : suspicions.found.subList(0, MOST);
    }

    /// DMARC (RFC 7489) failed, or SPF and DKIM both did (RFC 8601).
    private void authentication(String results) {
        String lower = results.toLowerCase(Locale.ROOT).replaceAll("\\s*=\\s*", "=");
        boolean dmarc = lower.contains("dmarc=fail");
        boolean passed = lower.contains("dmarc=pass") || lower.contains("dkim=pass");
        boolean both = lower.contains("spf=fail") && lower.contains("dkim=fail") && !passed;
        if (dmarc || both) add(Kind.AUTHENTICATION, domain, dmarc ? "DMARC" : "SPF, DKIM");
    }

    private void replyTo(List<MailAddress> replyTo) {
        for (MailAddress reply : replyTo) {
            String other = reply.domain();
            if (other.isEmpty() || sameOwner(other, domain) || self.contains(reply.key())) continue;
            add(Kind.REPLY_TO, domain, reply.address());
            return;
        }
    }

    private void lookAlike() {
        for (String own : self) {
            String ours = own.substring(own.indexOf('@') + 1);
            if (ours.length() < SHORTEST_LOOK_ALIKE || sameOwner(ours, domain)) continue;
            if (resembles(domain, ours)) {
                add(Kind.LOOK_ALIKE, domain, ours);
                return;
            }
        }
    }

    /// `"conto@banca.example" <x@other.example>`.
    private void name(MailAddress from) {
        String name = from.name();
        int sign = name.indexOf('@');
        if (sign < 1 || sign != name.lastIndexOf('@')) return;
        int end = sign + 1;
        while (end < name.length() && Links.domainCharacter(name.charAt(end))) end++;
        String shown = name.substring(sign + 1, end).toLowerCase(Locale.ROOT);
        if (shown.indexOf('.') > 0 && !sameOwner(shown, domain))
            add(Kind.NAME, shown, from.address());
    }

    private void add(Kind kind, String shown, String truth) {
        found.add(new Suspicion(kind, shown, truth));
    }

    private static boolean sameOwner(String one, String other) {
        return Links.sameOwner(one, other);
    }

    /// Equal to the eye, or one letter away.
    static boolean resembles(String one, String other) {
        String a = skeleton(one);
        String b = skeleton(other);
        return a.equals(b) || withinOneEdit(a, b);
    }

    /// Letters that look alike become one.
    private static String skeleton(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT).replace("rn", "m").replace("vv", "w");
        StringBuilder skeleton = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            skeleton.append(
                    switch (c) {
                        case '0', 'о', 'ο' -> 'o';
                        case '1', 'l', 'і', 'ı' -> 'i';
                        case 'а' -> 'a';
                        case 'е' -> 'e';
                        case 'с' -> 'c';
                        case 'р' -> 'p';
                        case '5' -> 's';
                        default -> c;
                    });
        }
        return skeleton.toString();
    }

    private static boolean withinOneEdit(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) return false;
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) i++;
        int aEnd = a.length();
        int bEnd = b.length();
        while (aEnd > i && bEnd > i && a.charAt(aEnd - 1) == b.charAt(bEnd - 1)) {
            aEnd--;
            bEnd--;
        }
        boolean swapped =
                aEnd - i == 2
                        && bEnd - i == 2
                        && a.charAt(i) == b.charAt(i + 1)
                        && a.charAt(i + 1) == b.charAt(i);
        return swapped || (aEnd - i <= 1 && bEnd - i <= 1);
    }
}
