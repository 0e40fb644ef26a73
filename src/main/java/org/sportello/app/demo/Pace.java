package org.sportello.app.demo;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How quickly the demo shop lives: how long until the next new mail, and how long customers take
/// to answer.
public record Pace(Range newcomer, Range answer) {

    /// What one sees in the window.
    public static final Pace LIVELY =
            new Pace(
                    new Range(Duration.ofSeconds(20), Duration.ofSeconds(60)),
                    new Range(Duration.ofSeconds(10), Duration.ofSeconds(25)));

    /// For a round trip that nobody watches. An answer takes more than a second, because mail
    /// servers tell the time of arrival in whole seconds.
    public static final Pace HASTY =
            new Pace(
                    new Range(Duration.ofHours(1), Duration.ofHours(1)),
                    new Range(Duration.ofMillis(1100), Duration.ofMillis(1300)));

    /// Something in between.
    public record Range(Duration from, Duration to) {

        long millis(RandomGenerator random) {
            var spread = to.toMillis() - from.toMillis();
            return from.toMillis() + (spread == 0 ? 0 : random.nextLong(spread));
        }
    }
}
