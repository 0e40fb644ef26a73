package org.sportello.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.kernel.Problem;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

class TextsTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Texts english = new Texts(Locale.UK, InstantSource.fixed(NOW), ROME);
    private final Texts italian = new Texts(Locale.ITALY, InstantSource.fixed(NOW), ROME);

    @Test
    void whatIsBoundFollowsTheLanguage() {
        Texts texts = new Texts(Locale.UK, InstantSource.fixed(NOW), ROME);
        var bound = texts.bind("ui.cancel");
        assertEquals("Cancel", bound.getValue());
        texts.speak(Locale.ITALY);
        assertEquals("Annullare", bound.getValue());
        assertEquals("21 nov", texts.formats().date(NOW));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "it-IT, -, -, it",
                "de-DE, it_IT.UTF-8, -, en",
                "en-US, it_IT.UTF-8, -, it",
                "en-US, it, -, it",
                "en-US, it_IT.UTF-8, C, en",
                "en-US, it_IT.UTF-8, '', it",
                "en-US, -, -, en",
                "en-GB, it_IT.UTF-8, -, en"
            })
    void theEnvironmentSaysTheLanguageWhereJavaFellBack(
            String java, @Nullable String lang, @Nullable String all, String expected) {
        Function<String, @Nullable String> environment =
                name ->
                        switch (name) {
                            case "LANG" -> lang;
                            case "LC_ALL" -> all;
                            default -> null;
                        };
        assertEquals(
                expected,
                Texts.systemLanguage(Locale.forLanguageTag(java), environment).getLanguage());
    }

    @Test
    void anApostropheIsJustAnApostrophe() {
        assertEquals(
                "L'archivio non si può leggere: il suo file è danneggiato.",
                italian.get("problem.store.damaged"));
        assertEquals("3 giorni", italian.get("ui.duration.d", 3));
    }

    @Test
    void pluralFormsFollowTheNumber() {
        assertEquals("1 day", english.get("ui.duration.d", 1));
        assertEquals("2 days", english.get("ui.duration.d", 2));
        assertEquals("nessun risultato · 3 ms", italian.get("ui.search.found", 0, 3));
        assertEquals("1 risultato · 3 ms", italian.get("ui.search.found", 1, 3));
        assertEquals("1.250 risultati · 3 ms", italian.get("ui.search.found", 1250, 3));
    }

    @Test
    void aProblemIsASentenceAndANextStep() {
        Problem problem = new Problem("settings.damaged", "/home/anna/settings.json.damaged");
        assertTrue(english.sentence(problem).startsWith("The settings could not be read"));
        assertEquals(
                "The old file was kept as /home/anna/settings.json.damaged.",
                english.nextStep(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:12:00Z, 09:12, 09:12",
        "2026-11-20T20:00:00Z, Yesterday, Ieri",
        "2026-11-19T08:00:00Z, Thu, gio",
        "2026-11-03T08:00:00Z, 3 Nov, 3 nov",
        "2024-10-03T08:00:00Z, 3 Oct 2024, 3 ott 2024",
    })
    void rowsSayWhenInAsFewLettersAsPossible(String instant, String en, String it) {
        assertEquals(en, english.formats().when(Instant.parse(instant)));
        assertEquals(it, italian.formats().when(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({
        "PT42M, 42 min, 42 min",
        "PT30S, 1 min, 1 min",
        "PT2H10M, 2 h 10, 2 h 10",
        "PT12H, 12 h 00, 12 h 00",
        "PT20H, Tomorrow, Domani",
        "PT72H, Tue, mar",
        "-PT1H20M, late 1 h, in ritardo di 1 h",
        "-PT5M, late 5 min, in ritardo di 5 min",
        "-PT50H, late 2 days, in ritardo di 2 giorni",
    })
    void deadlinesSayWhatIsLeft(String left, String en, String it) {
        Instant deadline = NOW.plus(Duration.parse(left));
        assertEquals(en, english.formats().until(deadline));
        assertEquals(it, italian.formats().until(deadline));
    }

    @ParameterizedTest
    @CsvSource({
        "PT45S, 45 s",
        "PT12M, 12 min",
        "PT1H24M, 1 h 24 m",
        "PT30H5M, 30 h 05 m",
        "PT51H, 2 d 3 h",
    })
    void durationsAreShort(String duration, String shown) {
        assertEquals(shown, english.formats().duration(Duration.parse(duration)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1 kB",
        "240400, 240 kB",
        "999600, 1.0 MB",
        "1449000, 1.4 MB",
        "62000000, 62 MB",
        "1200000000, 1.2 GB",
    })
    void sizesAreRounded(long bytes, String shown) {
        assertEquals(shown, english.formats().bytes(bytes));
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        assertEquals("94,1\u202f%", italian.formats().percent(0.941, 1));
        assertEquals("12,410", english.formats().number(12_410));
        assertEquals(
                "yesterday 17:40",
                english.formats().dateTime(Instant.parse("2026-11-20T16:40:00Z")));
        assertEquals("12 s fa", italian.formats().ago(NOW.minusSeconds(12)));
    }
}
