package org.sportello.mail.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class FuzzTest {

    private static final int CASES = 20_000;

    @Test
    void brokenMailNeitherThrowsNorLosesText() {
        Fuzz.Report report = new Fuzz().run(0, CASES);

        assertEquals(List.of(), report.finds());
    }
}
