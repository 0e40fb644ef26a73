package org.sportello.intake;

import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.parse.words.Phrases;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// How much may still be sent automatically, so that no two programs write to each other for ever,
/// whatever the other one changes: not its marks, not its subject, not its address.
final class AutomaticLimit {

    /// So many automatic messages may go to all addresses of one domain within 24 hours; of those
    /// that are not everybody's.
    static final int MOST_A_DOMAIN = 20;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_COUNTED = 5000;

    private static final Phrases EVERYBODYS = Phrases.read("providers");

    private final AutomaticMail automatic;
    private final Instant now;
    private final Set<String> blocked;
    private final Map<String, Integer> counts;
    private final Map<String, Integer> domains = new HashMap<>();

    /// @param addresses those that are to be written to, in lower case
    AutomaticLimit(AutomaticMail automatic, Collection<String> addresses, Instant now) {
        this.automatic = automatic;
        this.now = now;
        var all =
                addresses.stream()
                        .flatMap(one -> Stream.of(one, MailAddress.untagged(one)))
                        .distinct()
                        .toList();
        blocked = new HashSet<>(automatic.suppressed(all, now));
        counts = new HashMap<>(automatic.counts(all, now.minus(DAY)));
        automatic
                .busiest(now.minus(DAY), MOST_COUNTED)
                .forEach(one -> domains.merge(domain(one.address()), one.sent(), Integer::sum));
    }

    /// True if one more may go there about this ticket; it is noted then.
    boolean take(String written, long ticketId) {
        var address = MailAddress.untagged(written);
        int sent = counts.getOrDefault(address, 0);
        int there = domains.getOrDefault(domain(address), 0);
        if (blocked.contains(address)
                || blocked.contains(written)
                || sent >= AutomaticMail.MOST_A_DAY
                || (there >= MOST_A_DOMAIN && !everybodys(address))
                || automatic.sent(address, ticketId)) {
            return false;
        }
        counts.put(address, sent + 1);
        domains.put(domain(address), there + 1);
        automatic.note(address, ticketId, now);
        return true;
    }

    private static boolean everybodys(String address) {
        var domain = domain(address);
        int dot = domain.indexOf('.');
        return EVERYBODYS.have(dot < 0 ? domain : domain.substring(0, dot));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
