package org.sportello.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How many messages may leave within any sixty minutes. What left exactly an hour ago counts no
/// more.
///
/// @param most at least one
record HourlyLimit(int most) {

    /// How long a message counts.
    static final Duration HOUR = Duration.ofHours(1);

    /// How many may leave now.
    ///
    /// @param sent when messages left within the hour before now
    int room(List<Instant> sent) {
        return Math.max(0, most - sent.size());
    }

    /// When each of so many messages may leave, one after the other.
    ///
    /// @param sent when messages left within the hour before now, earliest first
    List<Instant> moments(List<Instant> sent, Instant now, int waiting) {
        var left = new ArrayList<>(sent);
        for (int i = 0; i < waiting; i++) {
            var before = left.size() - most;
            var free = before < 0 ? now : left.get(before).plus(HOUR);
            left.add(free.isBefore(now) ? now : free);
        }
        return List.copyOf(left.subList(sent.size(), left.size()));
    }
}
