package org.sportello.insight.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.insight.Comparison;
import org.sportello.insight.Figure;
import org.sportello.insight.Kpi;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.ui.Texts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

final class FigureWordsTest {

    private final FigureWords words =
            new FigureWords(
                    new Texts(
                            Locale.ENGLISH,
                            InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")),
                            ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "FIRST_RESPONSE, 5040, 1 h 24 m",
        "FIRST_CONTACT_RESOLUTION, 0.613, 61 %",
        "REOPEN_RATE, 0.031, 3.1 %",
        "REOPEN_RATE, 0, 0 %",
        "VOLUME, 12410, '12,410'",
        "INTERACTIONS, 2.36, 2.4",
        "NPS, 41.4, 41"
    })
    void aValueIsWrittenInItsUnit(Kpi kpi, double value, String expected) {
        assertEquals(expected, plain(words.value(kpi, value)));
        assertEquals(FigureWords.NOTHING, words.value(kpi, null));
    }

    @ParameterizedTest
    @CsvSource({"7260, 2 h 01 m", "42720, 12 h", "200000, 2 days"})
    void aMeanIsRounded(double seconds, String expected) {
        assertEquals(expected, plain(words.roughly(Kpi.FIRST_RESPONSE, seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_RESPONSE, 82, 100, ▼ 18 %",
        "RESOLUTION_FIRST, 106, 100, ▲ 6 %",
        "BACKLOG, 56, 2, ▲ ×28",
        "FIRST_CONTACT_RESOLUTION, 0.61, 0.57, ▲ 4.0 pt",
        "RESOLUTION_RATE, 0.41, 1.03, ▼ 62 pt",
        "OVERDUE, 5, 5, as before"
    })
    void aChangeIsWrittenShortly(Kpi kpi, double now, double before, String expected) {
        var compared =
                Comparison.of(Figure.of(kpi, 1, now), Figure.of(kpi, 1, before)).orElseThrow();
        assertEquals(expected, plain(words.change(kpi, compared)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, 2026-10-31, 1–31 October",
        "2025-10-01, 2025-10-31, 1–31 October 2025",
        "2026-10-23, 2026-11-21, 23 Oct – 21 Nov",
        "2025-12-30, 2026-01-02, 30 Dec 2025 – 2 Jan",
        "2026-10-14, 2026-10-14, 14 Oct"
    })
    void daysAreWrittenAsOneWould(LocalDate from, LocalDate to, String expected) {
        assertEquals(expected, words.days(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-21, DAY",
        "2025-11-22, 2026-11-21, WEEK",
        "2021-01-01, 2026-11-21, MONTH"
    })
    void stepsFitTheStretch(LocalDate from, LocalDate to, Series.By expected) {
        assertEquals(expected, Snapshot.by(new Scope(from, to, ZoneOffset.UTC, null, null)));
    }

    @Test
    void axesHaveRoundNumbers() {
        assertEquals(List.of(0L, 1L), Axis.upTo(0).ticks());
        assertEquals(List.of(0L, 5L, 10L, 15L), Axis.upTo(11).ticks());
        assertEquals(List.of(0L, 20L, 40L), Axis.upTo(40).ticks());
        assertEquals(List.of(0L, 50L, 100L, 150L), Axis.upTo(131).ticks());
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
