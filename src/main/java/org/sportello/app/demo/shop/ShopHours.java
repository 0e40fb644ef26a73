package org.sportello.app.demo.shop;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// When the shop answers (Monday to Friday, 9–13 and 14–18) and when customers are awake.
final class ShopHours {

    private static final LocalTime WAKE = LocalTime.of(7, 30);
    private static final LocalTime SLEEP = LocalTime.of(22, 40);

    private ShopHours() {}

    static boolean open(ZonedDateTime at) {
        var hour = at.getHour();
        return at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && hour >= 9
                && hour < 18
                && hour != 13
                && !closed(at);
    }

    /// Days on which nobody works.
    private static boolean closed(ZonedDateTime at) {
        var day = at.getMonthValue() * 100 + at.getDayOfMonth();
        return switch (day) {
            case 101, 106, 425, 501, 602, 815, 1101, 1208, 1225, 1226 -> true;
            default -> false;
        };
    }

    /// So many working minutes later, to the minute.
    static Instant later(Instant from, long minutes) {
        var at = from.atZone(Shop.ZONE).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var left = minutes;
        while (left > 0 || !open(at)) {
            if (!open(at)) {
                at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
                continue;
            }
            var step = Math.min(left, 60 - at.getMinute());
            at = at.plusMinutes(step);
            left -= step;
        }
        return at.toInstant();
    }

    /// This moment if somebody works then; else some moment of the last working day before it.
    static Instant notAfter(Instant when, RandomGenerator random) {
        var at = when.atZone(Shop.ZONE);
        if (open(at)) {
            return when;
        }
        while (!open(at)) {
            at = at.truncatedTo(ChronoUnit.HOURS).minusMinutes(1);
        }
        var earlier = at.minusMinutes(random.nextInt(8 * 60));
        return (open(earlier) ? earlier : at.minusMinutes(random.nextInt(50))).toInstant();
    }

    /// So much later, nights left out.
    static Instant awake(Instant from, Duration later) {
        var at = from.plus(later).atZone(Shop.ZONE);
        if (at.toLocalTime().isAfter(SLEEP)) {
            at = at.plusHours(9);
        } else if (at.toLocalTime().isBefore(WAKE)) {
            at = at.plusHours(8);
        }
        return at.toInstant();
    }

    /// The latest waking moment not after this one.
    static Instant awakeNotAfter(Instant when, RandomGenerator random) {
        var at = when.atZone(Shop.ZONE);
        var time = at.toLocalTime();
        if (time.isBefore(WAKE)) {
            at = at.minusDays(1).with(SLEEP).minusMinutes(random.nextInt(200));
        } else if (time.isAfter(SLEEP)) {
            at = at.with(SLEEP).minusMinutes(random.nextInt(60));
        }
        return at.toInstant();
    }
}
