package org.sportello.intake.arrival;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParsedMail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// When an old message was really said. The Date header comes from the sender's clock, which may be
/// wrong; our own server's stamp in the topmost Received header is right where it exists.
final class MailDates {

    private static final Instant BEFORE_MAIL = Instant.parse("1982-01-01T00:00:00Z");
    private static final int FURTHEST_DAYS = 2;

    private MailDates() {}

    static Instant original(ParsedMail mail, Instant arrived) {
        var stamped = received(mail.header("received"));
        if (stamped != null && !stamped.isBefore(BEFORE_MAIL)) {
            return stamped.isAfter(arrived.plus(FURTHEST_DAYS, ChronoUnit.DAYS))
                    ? arrived
                    : stamped;
        }
        var date = mail.date();
        return date == null || date.isBefore(BEFORE_MAIL) || date.isAfter(arrived) ? arrived : date;
    }

    /// The date behind the last semicolon of a Received header (RFC 5321 §4.4); null if unreadable.
    static @Nullable Instant received(@Nullable String header) {
        int semicolon = header == null ? -1 : header.lastIndexOf(';');
        if (header == null || semicolon < 0) {
            return null;
        }
        var text = header.substring(semicolon + 1).replaceAll("\\([^)]*\\)", " ");
        try {
            return ZonedDateTime.parse(
                            text.strip().replaceAll("\\s+", " "),
                            DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
