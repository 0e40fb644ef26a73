package org.sportello.mail.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often a watcher does what.
///
/// @param idle how long it waits in IDLE before it asks again; below 10 minutes, or routers and
///   servers forget us
/// @param poll how often it looks where the server knows no IDLE
/// @param firstBackOff how long it waits after the first failure; doubled by each further one
/// @param lastBackOff but never longer than this
/// @param breath how long it rests between two portions of old mail
public record Pace(
        Duration idle,
        Duration poll,
        Duration firstBackOff,
        Duration lastBackOff,
        Duration breath) {

    private static final Duration BREATH = Duration.ofSeconds(2);

    /// With the usual breath.
    public Pace(Duration idle, Duration poll, Duration firstBackOff, Duration lastBackOff) {
        this(idle, poll, firstBackOff, lastBackOff, BREATH);
    }

    /// What suits a desktop.
    public static final Pace USUAL =
            new Pace(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(15));

    /// The wait before the next try, with some chance in it so that not all come back at once.
    ///
    /// @param failures how many in a row, from 1
    Duration backOff(int failures, RandomGenerator chance) {
        var doubled = firstBackOff.toMillis() << Math.min(failures - 1, 20);
        var wait = Math.min(doubled, lastBackOff.toMillis());
        return Duration.ofMillis(Math.round(wait * (0.8 + 0.2 * chance.nextDouble())));
    }
}
