package org.sportello.mail.parse.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class DatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 3 May 2024 12:15:00 +0200",
                "3 May 24 12:15 +0200 (CEST)",
                "Fri, 3rd May 2024 12:15:00 0200",
                "\"Fri, 3 May 2024 12:15:00 +0200\"",
                "Fri May  3 12:15:00 CEST 2024",
                "Fri, 3 May 2024 12:15:00 Europe/Rome",
                "Fri, 3 May 2024 15:45:00 IST",
                "3/May/2024:12:15:00 +0200",
                "2024-05-03T12:15:00.5+02:00",
                "2024/5/3 10:15:00",
                "5/3/2024 10:15:00 AM",
                "03.05.2024 10:15",
                "20240503T101500Z",
                "1714731300",
                "2024年5月3日 10:15:00",
                "mar, 3 mag 2024 12:15:00 +0200",
                "Пт, 3 мая 2024 10:15:00 +0000",
                "3 mei 2024 10:15:00 GMT"
            })
    void readsAMomentInWhateverFormProgramsWriteIt(String date) {
        assertEquals(Instant.parse("2024-05-03T10:15:00Z"), Dates.read(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12:15:00", "Fri, 32 May 2024 12:15:00", "31/12", "%date%", "99 x 2024"})
    void guessesNothing(String date) {
        assertNull(Dates.read(date));
    }
}
