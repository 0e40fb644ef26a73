package org.sportello.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

final class ComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "FIRST_RESPONSE, 3600, 7200, -0.5, BETTER",
        "RESOLUTION_FIRST, 7200, 3600, 1, WORSE",
        "BACKLOG, 60, 50, 0.2, WORSE",
        "REOPEN_RATE, 0.02, 0.05, -0.03, BETTER",
        "FIRST_CONTACT_RESOLUTION, 0.61, 0.57, 0.04, BETTER",
        "RESOLUTION_RATE, 0.8, 0.9, -0.1, WORSE",
        "VOLUME, 120, 100, 0.2, NEITHER",
        "INTERACTIONS, 2, 2, 0, SAME",
        "CSAT, 0.901, 0.9, 0.001, SAME"
    })
    void aChangeIsMeasuredAndJudged(
            Kpi kpi, double now, double before, double change, Comparison.Verdict verdict) {
        var compared =
                Comparison.of(Figure.of(kpi, 10, now), Figure.of(kpi, 10, before)).orElseThrow();
        assertEquals(change, compared.change(), 1e-9);
        assertEquals(verdict, compared.verdict());
    }

    @Test
    void nothingIsComparedWithoutDataOrWithZero() {
        var volume = Figure.of(Kpi.VOLUME, 3, 3);
        assertTrue(Comparison.of(volume, Figure.of(Kpi.VOLUME, 0, 0)).isEmpty());
        assertTrue(Comparison.of(volume, Figure.none(Kpi.VOLUME)).isEmpty());
        assertTrue(Comparison.of(Figure.none(Kpi.CSAT), Figure.none(Kpi.CSAT)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "THIS_WEEK, 2026-11-16, 2026-11-21",
        "THIS_MONTH, 2026-11-01, 2026-11-21",
        "LAST_MONTH, 2026-10-01, 2026-10-31",
        "LAST_30_DAYS, 2026-10-23, 2026-11-21",
        "LAST_12_MONTHS, 2025-11-22, 2026-11-21"
    })
    void aPeriodHasItsDays(Period period, LocalDate from, LocalDate to) {
        var today = LocalDate.of(2026, 11, 21);
        assertEquals(from, period.from(today));
        assertEquals(to, period.to(today));
    }
}
