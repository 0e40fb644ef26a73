package org.sportello.ui.editor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.sportello.ui.Pictures;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What happens a moment after a key, and so needs the toolkit to go on.
class SlashTest {

    private final List<Bounds> asked = new CopyOnWriteArrayList<>();

    @Test
    void aSlashTellsWhereTheCaretIs() {
        Stage stage =
                Pictures.onFx(() -> {
                    ReplyEditor editor = new ReplyEditor(4, 8);
                    editor.setOnSlash(asked::add);
                    Stage made = new Stage();
                    made.setScene(new Scene(editor, 400, 200));
                    made.show();
                    editor.requestFocus();
                    editor.lookup("#reply-text").fireEvent(typed("/"));
                    return made;
                });
        Pictures.until(() -> !asked.isEmpty());
        Bounds caret = asked.getFirst();
        assertTrue(caret.getWidth() < 20, caret.toString());
        assertTrue(
                caret.getMinY() >= stage.getY() && caret.getMaxY() < stage.getY() + 100,
                caret.toString());
        Pictures.onFx(() -> {
            stage.hide();
            return stage;
        });
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }
}
