package org.sportello.ui;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Dates, times, numbers and sizes as one language writes them, short enough for a row.
public final class Formats {

    private static final int DAY_HOURS = 24;

    private final Texts texts;
    private final Locale locale;
    private final InstantSource clock;
    private final ZoneId zone;

    Formats(Texts texts, InstantSource clock, ZoneId zone) {
        this.texts = texts;
        this.locale = texts.locale();
        this.clock = clock;
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return clock.instant();
    }

    /// `09:12`
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /// Whether it is today, so that [#time] alone says enough.
    public boolean isToday(Instant instant) {
        return day(instant).equals(today());
    }

    /// `3 Nov`, with the year if it is not this one
    public String date(Instant instant) {
        return date(day(instant));
    }

    /// `3 Nov`, with the year if it is not this one
    public String date(LocalDate day) {
        String pattern = day.getYear() == today().getYear() ? "d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    /// `Monday 3 November 2026`
    public String longDate(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale).format(day);
    }

    /// `November 2026`
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(day);
    }

    /// `Thu`
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE", locale).format(day);
    }

    /// `today 09:12`, `yesterday 17:40`, `3 Nov, 09:12`
    public String dateTime(Instant instant) {
        long days = ChronoUnit.DAYS.between(day(instant), today());
        if (days == 0) {
            return texts.get("ui.time.today", time(instant));
        }
        if (days == 1) {
            return texts.get("ui.time.yesterdayAt", time(instant));
        }
        return texts.get("ui.time.dateAt", date(instant), time(instant));
    }

    /// For rows about the past: `09:12`, `Yesterday`, `Thu`, `3 Nov`, `3 Nov 2024`
    public String when(Instant instant) {
        LocalDate day = day(instant);
        long days = ChronoUnit.DAYS.between(day, today());
        if (days == 0) {
            return time(instant);
        }
        if (days == 1) {
            return texts.get("ui.time.yesterday");
        }
        return days > 1 && days < 7 ? weekday(day) : date(day);
    }

    /// For deadlines: `42 min`, `2 h 10`, `Tomorrow`, `Fri`, `3 Dec`; in the past `late 1 h`
    public String until(Instant deadline) {
        Duration left = Duration.between(now(), deadline);
        if (left.isNegative()) {
            return texts.get("ui.time.late", coarse(left.negated()));
        }
        LocalDate day = day(deadline);
        long days = ChronoUnit.DAYS.between(today(), day);
        if (left.toHours() < 6 || days == 0) {
            return fine(left);
        }
        if (days == 1) {
            return texts.get("ui.time.tomorrow");
        }
        return days < 7 ? weekday(day) : date(day);
    }

    /// `just now`, `12 s ago`, `5 min ago`, `3 h ago`, then as [#when(Instant)]
    public String ago(Instant instant) {
        Duration past = Duration.between(instant, now());
        if (past.toSeconds() < 5) {
            return texts.get("ui.time.justNow");
        }
        return past.toHours() < DAY_HOURS ? texts.get("ui.time.ago", coarse(past)) : when(instant);
    }

    /// `45 s`, `12 min`, `1 h 24 m`, `2 d 3 h`
    public String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return texts.get("ui.duration.s", duration.toSeconds());
        }
        if (minutes < 60) {
            return texts.get("ui.duration.min", minutes);
        }
        if (duration.toHours() < 2 * DAY_HOURS) {
            return texts.get("ui.duration.hm", duration.toHours(), two(duration.toMinutesPart()));
        }
        return texts.get("ui.duration.dh", duration.toDays(), duration.toHoursPart());
    }

    /// `1,234`
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /// `4.6`
    public String decimal(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /// `94.1 %`, from 0.941
    public String percent(double fraction, int digits) {
        return decimal(fraction * 100, digits) + "\u202f%";
    }

    /// `240 kB`, `1.4 MB` (thousands, as file managers count)
    public String bytes(long bytes) {
        if (bytes < 1_000) {
            return number(bytes) + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return decimal(value, value < 9.95 && unit > 0 ? 1 : 0) + " " + units[unit];
    }

    /// One unit: `12 s`, `42 min`, `3 h`, `2 d`
    private String coarse(Duration duration) {
        if (duration.toMinutes() < 1) {
            return texts.get("ui.duration.s", duration.toSeconds());
        }
        if (duration.toHours() < 1) {
            return texts.get("ui.duration.min", duration.toMinutes());
        }
        return duration.toHours() < DAY_HOURS
                ? texts.get("ui.duration.h", duration.toHours())
                : texts.get("ui.duration.d", duration.toDays());
    }

    private String fine(Duration duration) {
        return duration.toHours() < 1
                ? texts.get("ui.duration.min", Math.max(1, duration.toMinutes()))
                : texts.get("ui.duration.clock", duration.toHours(), two(duration.toMinutesPart()));
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : String.valueOf(value);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
