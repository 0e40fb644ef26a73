package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/// The Date header (RFC 5322 3.3), and what programs write instead: two-digit years, missing
/// seconds or zones, names of zones, C's asctime, ISO 8601.
public final class Dates {

    private static final Map<String, Integer> MONTHS =
            Map.ofEntries(
                    Map.entry("jan", 1),
                    Map.entry("feb", 2),
                    Map.entry("mar", 3),
                    Map.entry("apr", 4),
                    Map.entry("may", 5),
                    Map.entry("jun", 6),
                    Map.entry("jul", 7),
                    Map.entry("aug", 8),
                    Map.entry("sep", 9),
                    Map.entry("oct", 10),
                    Map.entry("nov", 11),
                    Map.entry("dec", 12),
                    Map.entry("gen", 1),
                    Map.entry("mag", 5),
                    Map.entry("giu", 6),
                    Map.entry("lug", 7),
                    Map.entry("ago", 8),
                    Map.entry("set", 9),
                    Map.entry("ott", 10),
                    Map.entry("dic", 12),
                    Map.entry("mai", 5),
                    Map.entry("okt", 10),
                    Map.entry("dez", 12),
                    Map.entry("mär", 3),
                    Map.entry("fév", 2),
                    Map.entry("avr", 4),
                    Map.entry("aoû", 8),
                    Map.entry("déc", 12),
                    Map.entry("ene", 1),
                    Map.entry("abr", 4));

    private static final Map<String, Integer> ZONES =
            Map.ofEntries(
                    Map.entry("UT", 0),
                    Map.entry("GMT", 0),
                    Map.entry("UTC", 0),
                    Map.entry("Z", 0),
                    Map.entry("WET", 0),
                    Map.entry("EST", -300),
                    Map.entry("EDT", -240),
                    Map.entry("CST", -360),
                    Map.entry("CDT", -300),
                    Map.entry("MST", -420),
                    Map.entry("MDT", -360),
                    Map.entry("PST", -480),
                    Map.entry("PDT", -420),
                    Map.entry("BST", 60),
                    Map.entry("CET", 60),
                    Map.entry("MET", 60),
                    Map.entry("MEZ", 60),
                    Map.entry("CEST", 120),
                    Map.entry("MEST", 120),
                    Map.entry("MESZ", 120),
                    Map.entry("EET", 120),
                    Map.entry("EEST", 180),
                    Map.entry("MSK", 180),
                    Map.entry("JST", 540),
                    Map.entry("KST", 540));

    private int day;
    private int month;
    private int year = -1;
    private @Nullable String time;
    private int offset;
    private boolean zoneSeen;
    private boolean wrong;

    private Dates() {}

    /// The moment, or null if it cannot be read.
    public static @Nullable Instant read(String text) {
        String plain = withoutComments(text).strip();
        if (plain.length() > 200) return null;
        Instant iso = iso(plain);
        return iso != null ? iso : new Dates().parse(plain);
    }

    private static @Nullable Instant iso(String text) {
        if (text.length() < 16 || text.charAt(4) != '-' || text.charAt(7) != '-') return null;
        Dates dates = new Dates();
        dates.year = number(text.substring(0, 4));
        dates.month = number(text.substring(5, 7));
        dates.day = number(text.substring(8, 10));
        String rest = text.substring(11);
        int zone = 0;
        while (zone < rest.length() && "0123456789:.".indexOf(rest.charAt(zone)) >= 0) zone++;
        String clock = rest.substring(0, zone);
        int fraction = clock.indexOf('.');
        dates.time = fraction > 0 ? clock.substring(0, fraction) : clock;
        if (zone < rest.length()) dates.zone(rest.substring(zone).strip());
        return dates.instant();
    }

    private @Nullable Instant parse(String text) {
        StringTokenizer tokens = new StringTokenizer(text.replace('\u00a0', ' '), " ,\t\r\n");
        while (tokens.hasMoreTokens()) token(tokens.nextToken());
        return instant();
    }

    private void token(String token) {
        char first = token.charAt(0);
        if (time == null && first >= '0' && first <= '9' && clock(token)) return;
        if (first == '+' || first == '-') {
            zone(token);
            return;
        }
        if (Character.isDigit(first)) {
            if (token.indexOf('-') > 0 || token.indexOf('/') > 0) joined(token);
            else
                numeric(
                        number(
                                token.endsWith(".")
                                        ? token.substring(0, token.length() - 1)
                                        : token),
                        token.length());
            return;
        }
        Integer named =
                MONTHS.get(
                        token.substring(0, Math.min(3, token.length())).toLowerCase(Locale.ROOT));
        if (named != null && month == 0 && (day > 0 || year > 0 || !weekday(token))) month = named;
        else if (time != null) zone(token);
    }

    private static boolean weekday(String token) {
        String start = token.substring(0, Math.min(3, token.length())).toLowerCase(Locale.ROOT);
        return start.equals("mar")
                && token.equals(token.toLowerCase(Locale.ROOT))
                && token.startsWith("mart");
    }

    private boolean clock(String token) {
        int colon = token.indexOf(':');
        if (colon < 1) {
            int dot = token.indexOf('.');
            boolean dotted =
                    dot > 0 && dot < 3 && token.lastIndexOf('.') > dot && day > 0 && month > 0;
            if (!dotted) return false;
        }
        String plain = token.replace('.', ':');
        int sign = Math.max(plain.indexOf('+'), plain.indexOf('-'));
        if (sign > 0) {
            zone(token.substring(sign));
            plain = plain.substring(0, sign);
        } else if (plain.endsWith("Z")) {
            zone("Z");
            plain = plain.substring(0, plain.length() - 1);
        }
        time = plain;
        return true;
    }

    private void joined(String token) {
        String[] parts = token.split("[-/]", 4);
        if (parts.length < 3) return;
        for (String part : parts) {
            if (part.isEmpty()) continue;
            if (Character.isDigit(part.charAt(0))) {
                if (day > 0 && month == 0 && number(part) <= 12) month = number(part);
                else numeric(number(part), part.length());
            } else token(part);
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

    private void zone(String token) {
        if (zoneSeen && offset != 0) return;
        char sign = token.charAt(0);
        if (sign != '+' && sign != '-') {
            String name = token.toUpperCase(Locale.ROOT);
            if (token.length() > 3
                    && (name.startsWith("GMT+")
                            || name.startsWith("GMT-")
                            || name.startsWith("UTC+")
                            || name.startsWith("UTC-"))) {
                zone(token.substring(3));
                return;
            }
            Integer minutes = ZONES.get(name);
            if (minutes != null) {
                zoneSeen = true;
                offset = minutes;
            } else if (name.equals("PM") && time != null && time.indexOf(':') > 0) {
                int hour = number(time.substring(0, time.indexOf(':')));
                if (hour < 12) time = hour + 12 + time.substring(time.indexOf(':'));
            }
            return;
        }
        String digits = token.substring(1).replace(":", "");
        int value = number(digits);
        if (value < 0) return;
        int minutes = digits.length() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
        if (minutes > 18 * 60) return;
        zoneSeen = true;
        offset = sign == '-' ? -minutes : minutes;
    }

    private @Nullable Instant instant() {
        if (wrong || day == 0 || month == 0 || year < 1900 || year > 2200) return null;
        int[] clock = {0, 0, 0};
        if (time != null) {
            String[] parts = time.split(":", 4);
            for (int i = 0; i < 3 && i < parts.length; i++) {
                clock[i] = number(parts[i]);
                if (clock[i] < 0) return null;
            }
        }
        try {
            LocalDateTime local =
                    LocalDate.of(year, month, day)
                            .atTime(clock[0], clock[1], Math.min(clock[2], 59));
            return local.toInstant(ZoneOffset.ofTotalSeconds(offset * 60));
        } catch (DateTimeException outOfRange) {
            return null;
        }
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

    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) return text;
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') depth++;
            if (depth == 0) plain.append(c);
            if (c == ')' && depth > 0) depth--;
        }
        return plain.toString();
    }
}
