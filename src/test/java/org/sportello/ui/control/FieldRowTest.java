package org.sportello.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

@FxTest
class FieldRowTest {

    private final Region first = field(120);
    private final Region second = field(80);
    private final FieldRow row = new FieldRow().add(first, 2).add(second, 1);

    private static Region field(double least) {
        var field = new Region();
        field.setMinWidth(least);
        field.setPrefHeight(30);
        return field;
    }

    private void wide(double width) {
        try (Theme theme = new Theme()) {
            Pictures.scene(row, theme, width, 200);
        }
    }

    @Test
    void fieldsShareTheWidth() {
        wide(312);
        assertEquals(200, first.getWidth(), 1);
        assertEquals(100, second.getWidth(), 1);
        assertEquals(first.getLayoutY(), second.getLayoutY());
        assertEquals(30, row.prefHeight(312));
    }

    @Test
    void whoNeedsMoreThanItsShareGetsItFromTheOthers() {
        second.setMinWidth(160);
        wide(312);
        assertEquals(140, first.getWidth(), 1);
        assertEquals(160, second.getWidth(), 1);
    }

    @Test
    void withoutRoomTheLastGoesToALineOfItsOwn() {
        wide(190);
        assertTrue(second.getLayoutY() > first.getLayoutY());
        assertEquals(190, first.getWidth(), 1);
        assertEquals(190, second.getWidth(), 1);
        assertEquals(72, row.prefHeight(190));
    }
}
