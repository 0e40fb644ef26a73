package org.sportello.mail.parse.dates;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.StringTokenizer;

/// The Date header (RFC 5322 3.3), and what programs write instead: two-digit years, missing
/// seconds or zones, names of zones, C's asctime, ISO 8601, figures only, months in the language of
/// the computer.
public final class Dates {

    private static final int LONGEST = 200;

    private int day;
    private int month;
    private int year = -1;
    private @Nullable String time;
    private final DateZone zone = new DateZone();

    /// The month was named before the day was: it may have been the day of the week (`mar`).
    private boolean monthFirst;

    private boolean figuresOnly;
    private @Nullable Boolean afternoon;
    private boolean wrong;

    private Dates() {}

    /// The moment, or null if it cannot be read.
    public static @Nullable Instant read(String text) {
        String plain = plain(text);
        if (plain.length() > LONGEST) return null;
        Instant iso = iso(plain);
        if (iso != null) return iso;
        if (plain.length() >= 9 && plain.length() <= 16 && number(plain.substring(0, 6)) >= 0) {
            Instant tight = tight(plain);
            if (tight != null) return tight;
        }
        return new Dates().parse(plain);
    }

    private static @Nullable Instant iso(String text) {
        if (text.length() < 16 || separator(text, 4) < 0 || separator(text, 7) < 0) return null;
        Dates dates = new Dates();
        dates.year = number(text.substring(0, 4));
        dates.month = number(text.substring(5, 7));
        dates.day = number(text.substring(8, 10));
        String rest = text.substring(11);
        int zone = 0;
        while (zone < rest.length() && "0123456789:.,".indexOf(rest.charAt(zone)) >= 0) zone++;
        String clock = rest.substring(0, zone).replace(',', '.');
        int fraction = clock.indexOf('.');
        dates.time = fraction > 0 ? clock.substring(0, fraction) : clock;
        if (zone < rest.length()) dates.zone.read(rest.substring(zone).strip());
        return dates.instant();
    }

    private static int separator(String text, int at) {
        return text.charAt(at) == '-' || text.charAt(at) == '/' ? at : -1;
    }

    /// `20240503T101500Z`, `20240503101500`, or seconds since 1970.
    private static @Nullable Instant tight(String text) {
        String digits = text.replace("T", "").replace("Z", "");
        for (int i = 0; i < digits.length(); i++)
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') return null;
        if (digits.length() <= 10) {
            long seconds = Long.parseLong(digits);
            return digits.length() == text.length() ? Instant.ofEpochSecond(seconds) : null;
        }
        if (digits.length() != 14) return null;
        Dates dates = new Dates();
        dates.year = number(digits.substring(0, 4));
        dates.month = number(digits.substring(4, 6));
        dates.day = number(digits.substring(6, 8));
        dates.time =
                digits.substring(8, 10)
                        + ":"
                        + digits.substring(10, 12)
                        + ":"
                        + digits.substring(12);
        return dates.instant();
    }

    private @Nullable Instant parse(String text) {
        StringTokenizer tokens = new StringTokenizer(text, " ,;\t\r\n");
        while (tokens.hasMoreTokens()) token(tokens.nextToken());
        return instant();
    }

    private void token(String token) {
        char first = token.charAt(0);
        int slash = token.indexOf('/');
        int colon = token.indexOf(':');
        if (slash > 0 && colon > slash && slash < 3) {
            joined(token.substring(0, colon));
            clock(token.substring(colon + 1));
        } else if (time == null && digit(first) && clock(token)) {
            return;
        } else if (first == '+' || first == '-') {
            zone.read(token);
        } else if (digit(first)) {
            figures(token);
        } else {
            named(token);
        }
    }

    private void figures(String token) {
        if (token.indexOf('-') > 0 || token.indexOf('/') > 0 || dotted(token)) {
            joined(token);
            return;
        }
        int end = 0;
        while (end < token.length() && digit(token.charAt(end))) end++;
        String behind = token.substring(end);
        int value = number(token.substring(0, end));
        if (behind.equals("\u6708")) month = value;
        else if (time != null && year > 0 && day > 0 && end == 4) zone.read("+" + token);
        else if (behind.isEmpty() || behind.equals(".") || ordinal(behind)) numeric(value, end);
        else wrong = true;
    }

    private static boolean ordinal(String letters) {
        return switch (letters.toLowerCase(Locale.ROOT)) {
            case "st", "nd", "rd", "th", "\u00ba", "\u00aa", "er" -> true;
            default -> false;
        };
    }

    /// `3.5.2024`.
    private static boolean dotted(String token) {
        int dot = token.indexOf('.');
        return dot > 0 && token.indexOf('.', dot + 1) > 0;
    }

    private void named(String token) {
        int found = DateWords.month(token);
        String upper = token.toUpperCase(Locale.ROOT);
        if (found > 0 && (month == 0 || (monthFirst && day > 0))) {
            monthFirst = day == 0;
            month = found;
        } else if (upper.equals("PM") || upper.equals("P.M.")) afternoon = true;
        else if (upper.equals("AM") || upper.equals("A.M.")) afternoon = false;
        else if (time != null) zone.read(token);
    }

    private boolean clock(String token) {
        int colon = token.indexOf(':');
        if (colon < 1 || colon > 2) {
            int dot = token.indexOf('.');
            boolean dots =
                    dot > 0 && dot < 3 && token.lastIndexOf('.') > dot && day > 0 && month > 0;
            if (!dots) return false;
        }
        String plain = token.replace('.', ':');
        int sign = Math.max(plain.indexOf('+'), plain.indexOf('-'));
        if (sign > 0) {
            zone.read(token.substring(sign));
            plain = plain.substring(0, sign);
        }
        int end = plain.length();
        while (end > 0 && !digit(plain.charAt(end - 1))) end--;
        if (end < plain.length()) named(plain.substring(end));
        time = plain.substring(0, end);
        if (end < plain.length() && afternoon == null) zone.read(plain.substring(end));
        return true;
    }

    private void joined(String token) {
        String[] parts = token.split("[-/.]", 4);
        if (parts.length < 3) return;
        if (parts[0].length() == 4 && number(parts[0]) > 0) {
            numeric(number(parts[0]), 4);
            if (digit(parts[1].isEmpty() ? ' ' : parts[1].charAt(0))) month = number(parts[1]);
            else named(parts[1]);
            numeric(number(parts[2]), parts[2].length());
            return;
        }
        for (String part : parts) {
            if (part.isEmpty()) continue;
            if (!digit(part.charAt(0))) token(part);
            else if (day > 0 && month == 0 && part.length() < 3) {
                month = number(part);
                figuresOnly = true;
            } else numeric(number(part), part.length());
        }
    }

    private void numeric(int value, int digits) {
        if (value < 0) wrong = true;
        else if (digits <= 2 && day == 0) day = value;
        else if (year < 0)
            year =
                    digits == 2
                            ? value + (value < 70 ? 2000 : 1900)
                            : digits == 3 ? value + 1900 : value;
        else if (day == 0) day = value;
    }

    private @Nullable Instant instant() {
        if (wrong) return null;
        // Americans write the month first, and count the hours twice.
        if (figuresOnly && (month > 12 || (afternoon != null && day <= 12))) {
            int first = day;
            day = month;
            month = first;
        }
        if (day == 0 || month == 0 || year < 1900 || year > 2200) return null;
        int[] clock = {0, 0, 0};
        if (time != null) {
            String[] parts = time.split(":", 4);
            for (int i = 0; i < 3 && i < parts.length; i++) {
                clock[i] = number(parts[i]);
                if (clock[i] < 0) return null;
            }
        }
        if (afternoon != null && clock[0] <= 12) clock[0] = clock[0] % 12 + (afternoon ? 12 : 0);
        try {
            return zone.instant(
                    LocalDate.of(year, month, day)
                            .atTime(clock[0], clock[1], Math.min(clock[2], 59)));
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 6) return -1;
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') return -1;
            value = value * 10 + c - '0';
        }
        return value;
    }

    /// Without comments and marks around it, and with the year, month and day of the East in
    /// figures that are joined.
    private static String plain(String written) {
        String text =
                written.indexOf('\u5e74') < 0
                        ? written
                        : written.replace('\u5e74', '-').replace('\u6708', '-');
        StringBuilder plain = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') depth++;
            if (depth == 0) plain.append(plain(c));
            if (c == ')' && depth > 0) depth--;
        }
        String all = plain.toString().strip();
        return all.regionMatches(true, 0, "date:", 0, 5) ? all.substring(5).strip() : all;
    }

    private static char plain(char c) {
        return switch (c) {
            case '"', '<', '>', '\'', '\u00a0', '\u65e5' -> ' ';
            default -> c;
        };
    }
}
