package org.sportello.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {

    @ParameterizedTest
    @CsvSource({
        "Maria Rossi, MR",
        "Maria De Rossi, MR",
        "anna, AN",
        "info@example.it, IN",
        "Bianchi Impianti srl, BS",
        "'', ?",
        "X, X",
        "😀 Smile, 😀S",
    })
    void initialsAreFirstAndLastName(String name, String initials) {
        assertEquals(initials, Avatar.initials(name));
    }
}
