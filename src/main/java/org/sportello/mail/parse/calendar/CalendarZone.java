package org.sportello.mail.parse.calendar;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.calendar.Component.Property;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/// Local times of calendar data. The zone's name counts where Java knows it; else (Outlook's `W.
/// Europe Standard Time`) the rules that the data brings along in its VTIMEZONE.
final class CalendarZone {

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private CalendarZone() {}

    /// The moment of a local time; read as UTC where nothing tells the zone.
    static Instant instant(LocalDateTime local, String zone, Component calendar) {
        String name = zone.startsWith("/") ? zone.substring(zone.indexOf('/', 1) + 1) : zone;
        try {
            return local.atZone(ZoneId.of(name)).toInstant();
        } catch (DateTimeException notJavas) {
            Component own = zone(calendar, zone);
            return local.toInstant(own == null ? ZoneOffset.UTC : offset(own, local));
        }
    }

    private static @Nullable Component zone(Component calendar, String id) {
        for (Component child : calendar.children()) {
            if (child.name().equals("VTIMEZONE") && child.text("TZID").equals(id)) return child;
        }
        return calendar.find("VTIMEZONE");
    }

    /// The offset of the rule that began last before the time.
    private static ZoneOffset offset(Component zone, LocalDateTime local) {
        LocalDateTime latest = null;
        ZoneOffset offset = ZoneOffset.UTC;
        for (Component rule : zone.children()) {
            LocalDateTime began = began(rule, local);
            if (began != null && (latest == null || began.isAfter(latest))) {
                latest = began;
                offset = offset(rule.text("TZOFFSETTO"));
            }
        }
        return offset;
    }

    private static @Nullable LocalDateTime began(Component rule, LocalDateTime local) {
        Property start = rule.first("DTSTART");
        if (start == null) return null;
        String value = start.value().strip();
        if (value.length() < 15) return null;
        LocalDateTime first =
                LocalDateTime.of(
                        number(value, 0, 4),
                        number(value, 4, 6),
                        number(value, 6, 8),
                        number(value, 9, 11),
                        number(value, 11, 13));
        LocalDateTime thisYear = yearly(rule.text("RRULE"), first, local.getYear());
        if (thisYear == null) return first.isAfter(local) ? null : first;
        return thisYear.isAfter(local)
                ? yearly(rule.text("RRULE"), first, local.getYear() - 1)
                : thisYear;
    }

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` in a year; null for any other rule.
    private static @Nullable LocalDateTime yearly(String rule, LocalDateTime first, int year) {
        String upper = rule.toUpperCase(Locale.ROOT);
        if (!upper.contains("FREQ=YEARLY")) return null;
        String month = part(upper, "BYMONTH=");
        String day = part(upper, "BYDAY=");
        if (day.length() < 3) return null;
        int index = DAYS.indexOf(day.substring(day.length() - 2));
        if (index < 0) return null;
        int ordinal =
                Integer.signum(day.startsWith("-") ? -1 : 1) * number(day.replaceAll("\\D", ""));
        return first.withYear(year)
                .withDayOfMonth(1)
                .with(month.isEmpty() ? first.getMonth() : Month.of(number(month)))
                .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.of(index + 1)));
    }

    private static String part(String rule, String key) {
        int at = rule.indexOf(key);
        if (at < 0) return "";
        int end = rule.indexOf(';', at);
        return rule.substring(at + key.length(), end < 0 ? rule.length() : end);
    }

    private static ZoneOffset offset(String text) {
        if (text.length() < 5) throw new DateTimeException(text);
        int sign = text.startsWith("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, 1, 3), sign * number(text, 3, 5));
    }

    private static int number(String text, int from, int to) {
        return number(text.substring(from, to));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException damaged) {
            throw new DateTimeException("not a number", damaged);
        }
    }
}
