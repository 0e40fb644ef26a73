package org.sportello.intake;

import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.AutomaticMail;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How much may still be sent automatically, so that no two programs write to each other for ever,
/// whatever the other one changes: not its marks, not its subject, not its address.
final class AutomaticLimit {

    /// So many automatic messages may go within 24 hours to addresses that differ by nothing but a
    /// number, as programs have them (`case-17@…`); people's addresses are counted one by one.
    static final int MOST_A_SERIES = 60;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_COUNTED = 5000;

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final AutomaticMail automatic;
    private final Instant now;
    private final Set<String> blocked;
    private final Map<String, Integer> counts;
    private final Map<String, Integer> series = new HashMap<>();

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
                .forEach(one -> series.merge(series(one.address()), one.sent(), Integer::sum));
    }

    /// True if one more may go there about this ticket; it is noted then.
    boolean take(String written, long ticketId) {
        var address = MailAddress.untagged(written);
        int sent = counts.getOrDefault(address, 0);
        var like = series(address);
        int there = series.getOrDefault(like, 0);
        if (blocked.contains(address)
                || blocked.contains(written)
                || sent >= AutomaticMail.MOST_A_DAY
                || (there >= MOST_A_SERIES && numbered(address, like))
                || automatic.sent(address, ticketId)) {
            return false;
        }
        counts.put(address, sent + 1);
        series.put(like, there + 1);
        automatic.note(address, ticketId, now);
        return true;
    }

    /// The address without its numbers.
    private static String series(String address) {
        int sign = address.lastIndexOf('@');
        return sign < 0
                ? address
                : DIGITS.matcher(address.substring(0, sign)).replaceAll("")
                        + address.substring(sign);
    }

    /// Not so with an address that is nothing but a number: telephone companies give those.
    private static boolean numbered(String address, String series) {
        return !series.equals(address) && !series.startsWith("@");
    }
}
