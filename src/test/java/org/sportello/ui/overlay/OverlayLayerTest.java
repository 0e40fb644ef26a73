package org.sportello.ui.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.FxTest;
import org.sportello.ui.Icon;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@FxTest
class OverlayLayerTest {

    private final Button behind = new Button("behind");
    private final Button lower = new Button("lower");
    private final Button upper = new Button("upper");
    private OverlayLayer layer;
    private Scene scene;

    @BeforeEach
    void open() {
        layer = new OverlayLayer();
        scene = new Scene(new StackPane(behind, layer), 400, 300);
        Pictures.settle(scene);
        behind.requestFocus();
    }

    private void press(KeyCode code, boolean control) {
        Event.fireEvent(
                scene.getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        Pictures.settle(scene);
    }

    @Test
    void escapeLeadsBackToThePanelThatThisOneOpenedOver() {
        layer.open(new StackPane(lower), lower);
        layer.openOver(new StackPane(upper), upper);
        assertFalse(layer.getChildren().contains(lower.getParent()));

        press(KeyCode.ESCAPE, false);

        assertTrue(layer.isOpen());
        assertSame(lower, scene.getFocusOwner());
        press(KeyCode.ESCAPE, false);
        assertFalse(layer.isOpen());
        assertSame(behind, scene.getFocusOwner());
    }

    @Test
    void whatOpensInPlaceOfAnotherClosesItForGood() {
        var closed = new ArrayList<String>();
        layer.open(new StackPane(lower), lower, () -> closed.add("lower"));
        layer.open(new StackPane(upper), upper, () -> closed.add("upper"));

        assertEquals(List.of("lower"), closed);
        layer.close();
        assertEquals(List.of("lower", "upper"), closed);
        assertFalse(layer.isOpen());
    }

    @Test
    void keysDoNothingToTheScreenBehindAnOpenPanel() {
        var done = new ArrayList<String>();
        var commands = new Commands(new Texts(Locale.ENGLISH));
        commands.activate(
                List.of(Command.of("ui.close", Icon.REPLY, () -> done.add("screen"), "Alt+Down")));
        commands.activateEverywhere(
                List.of(Command.of("ui.undo", Icon.UNDO, () -> done.add("window"), "Shortcut+U")));
        commands.coveredWhile(layer.openProperty());
        commands.listen(scene);
        layer.open(new StackPane(upper), upper);

        alt(KeyCode.DOWN);
        press(KeyCode.U, true);
        assertEquals(List.of("window"), done);

        layer.close();
        alt(KeyCode.DOWN);
        assertEquals(List.of("window", "screen"), done);
    }

    private void alt(KeyCode code) {
        Event.fireEvent(
                scene.getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, true, false));
    }
}
