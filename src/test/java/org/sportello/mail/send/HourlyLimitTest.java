package org.sportello.mail.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class HourlyLimitTest {

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + ":00Z");
    }

    private static List<Instant> all(String times) {
        return Stream.of(times.split(" "))
                .filter(one -> !one.isEmpty())
                .map(HourlyLimitTest::at)
                .toList();
    }

    /// It is 14:00.
    @ParameterizedTest
    @CsvSource({
        "1, '',                1, 0, ''",
        "1, '',                1, 1, 14:00",
        "1, '',                1, 3, 14:00 15:00 16:00",
        "1, '13:05',           0, 2, 14:05 15:05",
        "3, '13:05',           2, 4, 14:00 14:00 14:05 15:00",
        "2, '13:05 13:40',     0, 5, 14:05 14:40 15:05 15:40 16:05",
        "2, '13:10 13:20 13:30', 0, 3, 14:20 14:30 15:20",
        "9, '13:05 13:40',     7, 2, 14:00 14:00"
    })
    void eachWaitsUntilTheLastHourHasRoomForIt(
            int most, String sent, int room, int waiting, String moments) {
        var limit = new HourlyLimit(most);
        assertEquals(room, limit.room(all(sent)));
        assertEquals(
                moments,
                limit.moments(all(sent), at("14:00"), waiting).stream()
                        .map(one -> one.toString().substring(11, 16))
                        .collect(Collectors.joining(" ")));
    }
}
