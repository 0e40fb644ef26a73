package org.sportello.mail.sync.wake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Notices that the computer has slept, or that its clock was put: between two looks the clock has
/// gone on for longer than anyone waited, or it has gone back. After that no line can be trusted:
/// the other side may have hung up long ago without our hearing it.
public final class ClockWatch {

    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Duration every;
    private Instant last;

    /// @param every the time between two looks
    public ClockWatch(InstantSource clock, Duration every) {
        this.clock = clock;
        this.every = every;
        this.last = clock.instant();
    }

    /// Looks at the clock.
    ///
    /// @return true if it has jumped since the last look
    public synchronized boolean jumped() {
        var now = clock.instant();
        var passed = Duration.between(last, now);
        last = now;
        return passed.compareTo(every.plus(TOLERANCE)) > 0
                || passed.compareTo(TOLERANCE.negated()) < 0;
    }
}
