package org.sportello.mail.send;

import org.sportello.mail.Mailbox;
import org.sportello.mail.outbox.Outbox.Entry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The limits of the mailboxes, by what the outbox says of the last hour: so they also hold after a
/// restart.
final class HourlyLimits {

    /// As long as it is no more than that, a promised moment stands: to correct all of them after
    /// every message would be much ado about seconds.
    private static final Duration CLOSE = Duration.ofMinutes(1);

    private final SendQueue queue;
    private final InstantSource clock;

    HourlyLimits(SendQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /// How many messages may leave the mailbox now.
    int room(Mailbox mailbox) {
        var most = mailbox.perHour();
        return most == null
                ? Integer.MAX_VALUE
                : new HourlyLimit(most).room(sent(mailbox, clock.instant()));
    }

    /// Oldest first; where there is a limit, what people wrote before what was made by itself.
    List<Entry> inTurn(Mailbox mailbox, List<Entry> entries) {
        return mailbox.perHour() == null
                ? entries
                : entries.stream().sorted(Comparator.comparing(Entry::automatic)).toList();
    }

    /// Lets them wait, each until there will be room for it.
    ///
    /// @param over in turn
    void hold(Mailbox mailbox, List<Entry> over) {
        var most = mailbox.perHour();
        if (most == null || over.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var moments = new HourlyLimit(most).moments(sent(mailbox, now), now, over.size());
        for (int i = 0; i < over.size(); i++) {
            var entry = over.get(i);
            var until = moments.get(i);
            if (!waits(entry, most, until, now)) {
                queue.hold(entry.id(), until, most);
            }
        }
    }

    private static boolean waits(Entry entry, int most, Instant until, Instant now) {
        return entry.limit().orElse(0) == most
                && entry.notBefore().isAfter(now)
                && Duration.between(entry.notBefore(), until).abs().compareTo(CLOSE) < 0;
    }

    /// Not what a wrong clock has put into the future.
    private List<Instant> sent(Mailbox mailbox, Instant now) {
        return queue.sent(mailbox.id(), now.minus(HourlyLimit.HOUR), now);
    }
}
