package org.sportello.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

@FxTest
final class CommandsTest {

    @Test
    void theLetterOfACommandIsNotTypedIntoTheTextItLeadsTo() {
        var text = new TextField();
        var button = new Button("list");
        var scene = new Scene(new VBox(button, text));
        Pictures.settle(scene);
        var commands = new Commands(new Texts(Locale.ENGLISH));
        commands.activate(
                List.of(Command.of("ui.close", Icon.REPLY, () -> text.requestFocus(), "R")));
        commands.listen(scene);
        button.requestFocus();

        stroke(button, text, KeyCode.R, "r");
        assertEquals(text, scene.getFocusOwner());
        stroke(text, text, KeyCode.E, "e");
        stroke(text, text, KeyCode.R, "r");

        assertEquals("er", text.getText());
    }

    /// The press goes to where the focus is, the letter to where it is afterwards.
    private static void stroke(EventTarget first, EventTarget then, KeyCode code, String letter) {
        Event.fireEvent(first, key(KeyEvent.KEY_PRESSED, code, ""));
        Event.fireEvent(then, key(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, letter));
        Event.fireEvent(then, key(KeyEvent.KEY_RELEASED, code, ""));
    }

    private static KeyEvent key(
            javafx.event.EventType<KeyEvent> type, KeyCode code, String letter) {
        return new KeyEvent(type, letter, letter, code, false, false, false, false);
    }
}
