package org.sportello.ticket.queue;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates in queries: `2026`, `2026-10`, `2026-10-05`, `today`, `yesterday`, ranges
/// `2026-10..2026-11` with open ends, comparisons `>=2026-10-05`, and ages: `>7d` is longer ago
/// than seven days.
final class QueryDates {

    private static final Pattern AGE = Pattern.compile("([<>])=?(\\d{1,4})([hdwmy])");
    private static final Pattern COMPARED = Pattern.compile("([<>]=?)(.+)");

    private final Instant now;
    private final ZoneId zone;

    QueryDates(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// From here (inclusive) to there (exclusive); null is open.
    record Span(@Nullable Instant from, @Nullable Instant to) {}

    /// What a value means, empty if it cannot be understood.
    Optional<Span> span(String value) {
        try {
            return Optional.of(parse(value));
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Span parse(String value) {
        var age = AGE.matcher(value);
        if (age.matches()) {
            var moment = before(Integer.parseInt(age.group(2)), age.group(3));
            return age.group(1).equals(">") ? new Span(null, moment) : new Span(moment, null);
        }
        int dots = value.indexOf("..");
        if (dots >= 0) {
            return range(value.substring(0, dots), value.substring(dots + 2));
        }
        var compared = COMPARED.matcher(value);
        return compared.matches() ? compare(compared.group(1), day(compared.group(2))) : day(value);
    }

    private Span range(String from, String to) {
        if (from.isEmpty() && to.isEmpty()) {
            throw new DateTimeException("A range needs an end");
        }
        return new Span(
                from.isEmpty() ? null : day(from).from(), to.isEmpty() ? null : day(to).to());
    }

    private static Span compare(String sign, Span day) {
        return switch (sign) {
            case ">" -> new Span(day.to(), null);
            case ">=" -> new Span(day.from(), null);
            case "<" -> new Span(null, day.from());
            default -> new Span(null, day.to());
        };
    }

    private Span day(String value) {
        var today = LocalDate.ofInstant(now, zone);
        return switch (value) {
            case "today" -> days(today, today.plusDays(1));
            case "yesterday" -> days(today.minusDays(1), today);
            default -> calendar(value);
        };
    }

    private Span calendar(String value) {
        return switch (value.length()) {
            case 4 -> {
                var year = Year.parse(value);
                yield days(year.atDay(1), year.plusYears(1).atDay(1));
            }
            case 7 -> {
                var month = YearMonth.parse(value);
                yield days(month.atDay(1), month.plusMonths(1).atDay(1));
            }
            default -> {
                var day = LocalDate.parse(value);
                yield days(day, day.plusDays(1));
            }
        };
    }

    private Span days(LocalDate from, LocalDate to) {
        return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    private Instant before(int count, String unit) {
        if (unit.equals("h")) {
            return now.minusSeconds(3600L * count);
        }
        var period =
                switch (unit) {
                    case "d" -> Period.ofDays(count);
                    case "w" -> Period.ofWeeks(count);
                    case "m" -> Period.ofMonths(count);
                    default -> Period.ofYears(count);
                };
        return now.atZone(zone).minus(period).toInstant();
    }
}
