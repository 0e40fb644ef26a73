package org.sportello.app.demo.shop;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The facts that stay the same all through one matter: order, invoice, size, serial number; and
/// the dates that its messages speak of.
final class Facts {

    private static final Pattern ELISION =
            Pattern.compile("\\b([Ii]l|[Dd]al|[Dd]el|[Aa]l) (8|11) (?=\\p{L}{4,9}\\b)");

    private final Person person;
    private final RandomGenerator random;
    private final Locale locale;
    private final int order;
    private final int oldOrder;
    private final int size;
    private final String invoice;
    private final String serial;
    private final String tracking;
    private final int linked;

    /// @param now when the shop's last order has the number 3320
    Facts(Person person, Instant created, Instant now, RandomGenerator random) {
        this.person = person;
        this.random = random;
        locale = Locale.of(person.language());
        var days = Duration.between(created, now).toHours() / 24.0;
        order = (int) (3320 - (days + 3 + random.nextInt(9)) * 3.1);
        oldOrder = order - 350 - random.nextInt(400);
        size = (person.gender() == 'f' ? 37 : 41) + random.nextInt(4);
        var date = LocalDate.ofInstant(created, Shop.ZONE);
        invoice = (date.getDayOfYear() / 3 + 10 + random.nextInt(3)) + "/" + date.getYear();
        serial = "88-" + (1000 + random.nextInt(900));
        linked = random.nextInt(1 << 20);
        tracking = "90-" + (1000 + random.nextInt(2300));
    }

    String order() {
        return Integer.toString(order);
    }

    String invoice() {
        return invoice;
    }

    String fill(String text, Instant at) {
        var day = LocalDate.ofInstant(at, Shop.ZONE);
        var filled =
                new Phrases(random, person.gender() == 'f', linked, name -> value(name, day))
                        .fill(text)
                        .replaceAll(" +(\\n|$)", "$1")
                        .replaceAll("(?<=[^ \\n])  +", " ");
        return locale.getLanguage().equals("it") ? elide(filled) : filled;
    }

    private static String elide(String text) {
        return ELISION.matcher(text)
                .replaceAll(match ->
                        switch (match.group(1)) {
                                    case "il" -> "l'";
                                    case "Il" -> "L'";
                                    default -> match.group(1) + "l'";
                                }
                                + match.group(2)
                                + " ");
    }

    private String value(String name, LocalDate day) {
        if (name.startsWith("date:")) {
            return date(day.plusDays(offset(name)));
        }
        if (name.startsWith("day:") || name.startsWith("Day:")) {
            var word = workday(day.plusDays(offset(name))).getDayOfWeek();
            var shown = word.getDisplayName(TextStyle.FULL, locale);
            return name.charAt(0) == 'D' ? capital(shown) : shown;
        }
        return switch (name) {
            case "order" -> order();
            case "order-old" -> Integer.toString(oldOrder);
            case "invoice" -> invoice;
            case "size" -> Integer.toString(size);
            case "size+1" -> Integer.toString(size + 1);
            case "serial" -> serial;
            case "tracking" -> tracking;
            case "city" -> person.city();
            default -> "{" + name + "}";
        };
    }

    private String date(LocalDate date) {
        var pattern = locale.getLanguage().equals("de") ? "d. MMMM" : "d MMMM";
        return date.format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    /// Nobody delivers at the weekend.
    private static LocalDate workday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case DayOfWeek.SATURDAY -> date.plusDays(2);
            case DayOfWeek.SUNDAY -> date.plusDays(1);
            default -> date;
        };
    }

    private static long offset(String name) {
        return Long.parseLong(name.substring(name.indexOf(':') + 1).replace("+", ""));
    }

    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
