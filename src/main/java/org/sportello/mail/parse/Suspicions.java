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

    private final List<Suspicion> found = new ArrayList<>();
    private final Set<String> self;
    private final String domain;

    private Suspicions(MailAddress from, Set<String> self) {
        this.self = self;
        this.domain = from.domain();
    }

    /// @param links what the HTML's links pretend
    /// @param authentication which examination of its origin the message failed, if any
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
        if (authentication != null)
            suspicions.add(Kind.AUTHENTICATION, suspicions.domain, authentication);
        suspicions.lookAlike();
        boolean relayed = customer != null && !from.equals(customer);
        String shown = from.name().toLowerCase(Locale.ROOT);
        boolean names = relayed && customer != null && shown.contains(customer.key());
        if (!names) suspicions.name(from);
        if (!relayed) suspicions.replyTo(replyTo);
        links.stream().filter(suspicions::worthSaying).forEach(suspicions.found::add);
        return suspicions.found.size() <= MOST
                ? suspicions.found
                : suspicions.found.subList(0, MOST);
    }

    /// Services that count clicks stand between a sender and his own pages.
    private boolean worthSaying(Suspicion link) {
        return !(sameOwner(link.shown(), domain) && Links.countsClicks(link.truth()));
    }

    private void replyTo(List<MailAddress> replyTo) {
        for (MailAddress reply : replyTo) {
            String other = reply.domain();
            if (other.isEmpty()
                    || sameOwner(other, domain)
                    || Links.sameName(other, domain)
                    || self.contains(reply.key())) continue;
            add(Kind.REPLY_TO, domain, reply.address());
            return;
        }
    }

    private void lookAlike() {
        for (String own : self) if (sameOwner(own.substring(own.indexOf('@') + 1), domain)) return;
        for (String own : self) {
            String ours = own.substring(own.indexOf('@') + 1);
            if (LookAlike.resembles(domain, ours)) {
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
}
