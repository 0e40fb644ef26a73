package org.sportello.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

class ThreadIndexTest {

    private static final String GUID = "00112233445566778899aabbccddeeff";

    /// The first 48 bits of the time at which the conversation began.
    private static final String TIME = "01dd5c0f5800";

    private static final Instant BEGUN = begun();

    private static Instant begun() {
        long ticks = Long.parseLong(TIME, 16) << 16;
        return Instant.parse("1601-01-01T00:00:00Z")
                .plusSeconds(ticks / 10_000_000)
                .plusNanos(ticks % 10_000_000 * 100);
    }

    private static String index(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String child(String header, Duration later) {
        var made = ThreadIndex.child(header, BEGUN.plus(later), 0x1A2).orElseThrow();
        return HexFormat.of().formatHex(Base64.getDecoder().decode(made));
    }

    /// 2^18 hundreds of nanoseconds are 26.2144 ms, 2^23 are 838.8608 ms.
    @ParameterizedTest
    @CsvSource({
        "PT0S,         00000000",
        "PT0.0262144S, 00000001",
        "PT1H,         00021871",
        "PT-1H,        00000000",
        "P700D,        844c1ff2"
    })
    void anAnswerStandsBelowWhatItAnswers(Duration later, String delta) {
        var parent = TIME + GUID;
        assertEquals(parent + delta + "a2", child(index(parent), later));
    }

    @Test
    void anAnswerToAnAnswerHasOneBlockMore() {
        var parent = TIME + GUID + "00021871a2";
        assertEquals(parent + "000430e2" + "a2", child(index(parent), Duration.ofHours(2)));
    }

    @Test
    void theTimeIsFoundWhereNewerProgramsWriteIt() {
        var parent = "01" + TIME.substring(0, 10) + GUID;
        assertEquals(parent + "00021871" + "a2", child(index(parent), Duration.ofHours(1)));
    }

    @Test
    void aFoldedHeaderIsReadWhole() {
        var parent = index(TIME + GUID);
        var folded = parent.substring(0, 10) + "\r\n\t" + parent.substring(10);
        assertEquals(child(parent, Duration.ZERO), child(folded, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "not base 64!", "AQ==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
    void whatIsNoneIsLeftOut(String header) {
        assertEquals(Optional.empty(), ThreadIndex.child(header, BEGUN, 0));
        var endless = index("01" + "00".repeat(HEADER_AND_BLOCKS));
        assertEquals(Optional.empty(), ThreadIndex.child(endless, BEGUN, 0));
    }

    private static final int HEADER_AND_BLOCKS = 21 + 5 * 400;
}
