package org.sportello.ui.control;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// A field with a list below it: one types into the field and picks from the list with the arrows
/// and Enter, or with the mouse; the field keeps the focus.
public final class Picking {

    private Picking() {}

    /// Makes the two work together.
    ///
    /// @param take takes what is selected
    public static void with(TextField field, ListView<?> list, Runnable take) {
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> take.run());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, list, take));
    }

    private static void pressed(KeyEvent event, ListView<?> list, Runnable take) {
        switch (event.getCode()) {
            case DOWN -> step(list, 1);
            case UP -> step(list, -1);
            case ENTER -> take.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void step(ListView<?> list, int by) {
        var next = list.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < list.getItems().size()) {
            list.getSelectionModel().select(next);
            list.scrollTo(next);
        }
    }
}
