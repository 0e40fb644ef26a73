package org.sportello.ui.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.ui.FxTest;

@FxTest
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
    void aLabelIsTurnedForItsTextAndBack() {
        var label = new Label();
        Reading.show(label, "שלום (3311)");
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, label.getNodeOrientation());
        assertTrue(label.getStyleClass().contains("rtl"));

        Reading.show(label, "Order 3311");
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, label.getNodeOrientation());
        assertFalse(label.getStyleClass().contains("rtl"));
    }
}
