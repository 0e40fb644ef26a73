package org.sportello.ui.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.NodeOrientation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        "'Good morning', LEFT_TO_RIGHT",
        "'שלום (3311)', RIGHT_TO_LEFT",
        "'3311: שלום, Maria', RIGHT_TO_LEFT",
        "'« Bonjour » שלום', LEFT_TO_RIGHT",
        "'مرحبا', RIGHT_TO_LEFT",
        "'漢字', LEFT_TO_RIGHT",
        "'3311 – ?', INHERIT",
        "'', INHERIT",
    })
    void theFirstLetterThatTellsDecides(String text, NodeOrientation expected) {
        assertEquals(expected, Reading.of(text));
    }

    @Test
    void aLineThatIsReadFromTheLeftStaysAsItIs() {
        assertEquals("Order 3311", Reading.line("Order 3311"));
        assertEquals("\u202Bשלום (3311)\u202C", Reading.line("שלום (3311)"));
    }
}
