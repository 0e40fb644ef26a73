package org.sportello.mail.parse.calendar;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Invitation;
import org.sportello.mail.message.Invitation.Method;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.parse.calendar.Component.Property;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the first appointment out of calendar data.
public final class InvitationReader {

    private static final int MOST_ATTENDEES = 100;
    private static final int LONGEST = 500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private final Component calendar;
    private final Component event;

    private InvitationReader(Component calendar, Component event) {
        this.calendar = calendar;
        this.event = event;
    }

    /// The appointment, or null if the text holds none.
    ///
    /// @param method the `method` of the media type; the data's own counts more
    public static @Nullable Invitation read(String text, @Nullable String method) {
        Component all = Component.read(text);
        Component event = all.find("VEVENT");
        if (event == null) return null;
        Component calendar = all.find("VCALENDAR");
        InvitationReader reader = new InvitationReader(calendar == null ? all : calendar, event);
        return reader.invitation(method);
    }

    private Invitation invitation(@Nullable String typeMethod) {
        String method = calendar.text("METHOD");
        if (method.isEmpty() && typeMethod != null) method = typeMethod;
        Property start = event.first("DTSTART");
        Instant from = start == null ? null : instant(start);
        Property end = event.first("DTEND");
        Instant to = end == null ? null : instant(end);
        if (to == null && from != null) to = after(from, event.text("DURATION"));
        Property organiser = event.first("ORGANIZER");
        return new Invitation(
                method(method),
                limited(event.text("SUMMARY")),
                limited(event.text("LOCATION")),
                from,
                to,
                start != null && start.value().strip().length() == 8,
                event.first("RRULE") != null || event.first("RDATE") != null,
                organiser == null ? null : person(organiser),
                attendees(),
                limited(event.text("UID")),
                number(event.text("SEQUENCE")));
    }

    private static Method method(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "REQUEST", "COUNTER", "ADD" -> Method.REQUEST;
            case "CANCEL" -> Method.CANCEL;
            case "REPLY" -> Method.REPLY;
            default -> Method.TOLD;
        };
    }

    private List<MailAddress> attendees() {
        List<MailAddress> attendees = new ArrayList<>();
        for (Property property : event.properties()) {
            if (property.name().equals("ATTENDEE") && attendees.size() < MOST_ATTENDEES)
                attendees.add(person(property));
        }
        return attendees;
    }

    private static MailAddress person(Property property) {
        String address = property.value().strip();
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) address = address.substring(7);
        if (address.indexOf('@') < 1) address = "";
        String name = property.parameters().getOrDefault("CN", "");
        return new MailAddress(
                limited(name.equalsIgnoreCase(address) ? "" : name), limited(address));
    }

    private @Nullable Instant instant(Property property) {
        String value = property.value().strip();
        try {
            if (value.length() == 8)
                return LocalDate.parse(value, DATE).atStartOfDay().toInstant(ZoneOffset.UTC);
            boolean utc = value.endsWith("Z");
            LocalDateTime local =
                    LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            String zone = property.parameters().get("TZID");
            return utc || zone == null
                    ? local.toInstant(ZoneOffset.UTC)
                    : CalendarZone.instant(local, zone, calendar);
        } catch (DateTimeException damaged) {
            return null;
        }
    }

    private static @Nullable Instant after(Instant start, String duration) {
        if (duration.isEmpty()) return null;
        try {
            boolean weeks = duration.endsWith("W") && duration.startsWith("P");
            return start.plus(
                    weeks
                            ? Duration.ofDays(
                                    7L * number(duration.substring(1, duration.length() - 1)))
                            : Duration.parse(duration));
        } catch (DateTimeException | ArithmeticException damaged) {
            return null;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String limited(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
