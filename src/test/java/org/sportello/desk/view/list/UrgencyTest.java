package org.sportello.desk.view.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Badge;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What stands beside a ticket in the list.
final class UrgencyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "WAITING, false, answered, GOOD",
        "SOLVED, false, Solved, GOOD",
        "WAITING, true, not sent, LATE",
        "SOLVED, true, not sent, LATE",
        "OPEN, true, not sent, LATE",
    })
    void anAnswerThatDidNotLeaveIsNone(
            TicketState state, boolean unsent, String words, Badge.Kind kind) {
        var row =
                new TicketRow(
                        1,
                        10001,
                        "Lamp",
                        "",
                        state,
                        null,
                        Priority.NORMAL,
                        1,
                        "Anna",
                        "anna@example.org",
                        0,
                        null,
                        null,
                        1L,
                        List.of(),
                        false,
                        NOW,
                        NOW,
                        null,
                        null,
                        unsent);
        var texts = new Texts(Locale.UK, InstantSource.fixed(NOW), ZoneOffset.UTC);

        assertEquals(new Urgency(words, kind), Urgency.of(row, texts));
    }
}
