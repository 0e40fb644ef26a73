package org.sportello.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.settings.Settings;
import org.sportello.app.shell.ShellPictures.Setup;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Shortcut;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

@FxTest
class ShellTest {

    @TempDir private Path folder;

    private Setup setup;
    private Shell shell;

    @BeforeEach
    void open() {
        setup = ShellPictures.open(folder, Pictures.Size.SMALL);
        shell = setup.shell();
        shell.show("desk");
    }

    @AfterEach
    void close() {
        shell.close();
        setup.theme().close();
    }

    private void press(KeyCode code, boolean shift, boolean control) {
        var target =
                setup.scene().getFocusOwner() == null
                        ? shell.root()
                        : setup.scene().getFocusOwner();
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        Pictures.settle(setup.scene());
    }

    private void type(String sign) {
        Event.fireEvent(
                shell.root(),
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        sign,
                        sign,
                        KeyCode.UNDEFINED,
                        true,
                        false,
                        false,
                        false));
        Pictures.settle(setup.scene());
    }

    private <T> T find(String selector, Class<T> type) {
        return type.cast(setup.scene().lookup(selector));
    }

    @Test
    void aScreenIsMadeWhenItIsFirstShownAndKept() {
        assertNull(setup.scene().lookup("#empty-customers"));
        press(KeyCode.DIGIT2, false, true);
        assertEquals("customers", shell.present());
        assertNotNull(setup.scene().lookup("#empty-customers"));
        assertTrue(find("#rail-customers", ToggleButton.class).isSelected());
        var screen = shell.screen("customers");
        shell.show("desk");
        assertEquals(screen, shell.show("customers"));
    }

    @Test
    void arrowsInTheRailMarkNoPlaceToWhichNobodyWent() {
        find("#rail-desk", ToggleButton.class).requestFocus();

        press(KeyCode.DOWN, false, false);

        assertEquals("rail-customers", setup.scene().getFocusOwner().getId());
        assertTrue(find("#rail-desk", ToggleButton.class).isSelected());
        assertEquals("desk", shell.present());
    }

    @Test
    void whoGoesSomewhereLeavesTheWelcome() {
        shell.cover(new Label("Welcome"));
        assertTrue(
                setup.tools().commands().active().stream()
                        .noneMatch(command -> command.id().equals("desk.first")));

        press(KeyCode.DIGIT1, false, true);

        assertEquals("desk", shell.present());
        assertTrue(find("#content", Node.class).getParent().isVisible());
        assertTrue(
                setup.tools().commands().active().stream()
                        .anyMatch(command -> command.id().equals("desk.first")));
    }

    @Test
    void thePaletteFindsACommandByAFewLettersAndEnterRunsIt() {
        press(KeyCode.P, true, true);
        TextField field = find("#palette-field", TextField.class);
        field.setText("sett");
        press(KeyCode.ENTER, false, false);
        assertEquals("settings", shell.present());
        assertFalse(shell.overlays().isOpen());
    }

    @Test
    void escapeClosesThePalette() {
        press(KeyCode.P, true, true);
        assertTrue(shell.overlays().isOpen());
        press(KeyCode.ESCAPE, false, false);
        assertFalse(shell.overlays().isOpen());
    }

    @Test
    void theQuestionMarkOpensTheSheetWithTheKeysOfEveryScreen() {
        type("?");
        assertTrue(shell.overlays().isOpen());
        assertNotNull(setup.scene().lookup("#shortcut-sheet"));
        assertTrue(
                setup.tools().commands().known().stream()
                        .anyMatch(command -> command.id().equals("insight.first")));
    }

    @Test
    void signsAreForTheTextFieldThatHasTheFocus() {
        press(KeyCode.P, true, true);
        TextField field = find("#palette-field", TextField.class);
        field.requestFocus();
        Event.fireEvent(
                field,
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        "?",
                        "?",
                        KeyCode.UNDEFINED,
                        true,
                        false,
                        false,
                        false));
        assertNull(setup.scene().lookup("#shortcut-sheet"));
    }

    @Test
    void everySettingsPageOpens() {
        shell.show("settings");
        for (String page : List.of("appearance", "language", "replies", "shortcuts", "about")) {
            ToggleButton entry = find("#settings-" + page, ToggleButton.class);
            entry.setSelected(true);
            Pictures.settle(setup.scene());
            assertEquals(entry.getText(), find(".page .headline", Label.class).getText());
        }
    }

    @Test
    void theLanguageChangesEverywhereAtOnceAndTheSettingsStayOpen() {
        shell.show("settings");
        find("#settings-language", ToggleButton.class).setSelected(true);
        Pictures.settle(setup.scene());
        find("#language-it", RadioButton.class).fire();
        Pictures.settle(setup.scene());
        assertEquals(Locale.ITALY, setup.tools().texts().locale());
        assertEquals("Lingua", find(".page .headline", Label.class).getText());
        assertEquals("settings", shell.present());
        assertEquals(
                "Impostazioni", find("#rail-settings", ToggleButton.class).getAccessibleText());
    }

    @Test
    void aRemappedKeyWorksAtOnceAndTheOldOneNoLongerDoes() {
        setup.store()
                .change(old ->
                        old.withKeys(Map.of("shell.command.insight", List.of("Shortcut+9"))));
        press(KeyCode.DIGIT5, false, true);
        assertEquals("desk", shell.present());
        press(KeyCode.DIGIT9, false, true);
        assertEquals("insight", shell.present());
    }

    @Test
    void keysAreRemappedInTheSettings() {
        shell.show("settings");
        find("#settings-shortcuts", ToggleButton.class).setSelected(true);
        Pictures.settle(setup.scene());
        Button keys = find("#keys-shell-command-desk", Button.class);
        keys.fire();
        Event.fireEvent(
                keys,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.J, true, true, false, false));
        assertEquals(
                List.of("Shortcut+Shift+J"), setup.store().get().keys().get("shell.command.desk"));
        assertEquals(
                List.of(new Shortcut("Shortcut+Shift+J")),
                setup.tools().commands().remapped().get("shell.command.desk"));
    }

    @Test
    void textGrowsByKeyAndStopsAtItsLimits() {
        for (int i = 0; i < 12; i++) {
            press(KeyCode.PLUS, false, true);
        }
        assertEquals(160, setup.theme().textSize());
    }

    @Test
    void aSentReplyCanBeTakenBackByButtonOrKey() {
        int[] undone = {0};
        setup.tools().notices().undo("Sent", () -> undone[0]++);
        Pictures.settle(setup.scene());
        find("#toast-action", Button.class).fire();
        assertEquals(1, undone[0]);
        assertTrue(setup.tools().notices().shown().isEmpty());
        setup.tools().notices().undo("Sent again", () -> undone[0]++);
        press(KeyCode.Z, false, true);
        assertEquals(2, undone[0]);
    }

    @Test
    void theWindowComesBackWhereItWas() {
        shell.root().getScene().setRoot(new Label());
        Stage stage = new Stage();
        shell.open(stage);
        assertEquals("Sportello", stage.getTitle());
        assertEquals(6, stage.getIcons().size());
        stage.setX(40);
        stage.setWidth(930);
        Settings.Window window = setup.store().get().window();
        assertEquals(40, window.x());
        assertEquals(930, window.width());
        stage.hide();
        Stage again = new Stage();
        again.setScene(new Scene(new Label()));
        Geometry.restore(again, setup.store());
        assertEquals(930, again.getWidth());
        assertEquals(40, again.getX());
    }

    @Test
    void aWindowThatWasOnAScreenThatIsGoneComesBackInView() {
        setup.store().change(old -> old.with(new Settings.Window(9_000, 9_000, 1_200, 800, false)));
        Stage stage = new Stage();
        Geometry.restore(stage, setup.store());
        assertTrue(Double.isNaN(stage.getX()) || stage.getX() < 1_000);
    }

    @Test
    void everyControlOfTheFrameHasANameForAScreenReader() {
        for (String id : List.of("#rail-desk", "#rail-sync", "#rail-agent", "#rail-settings")) {
            var node = setup.scene().lookup(id);
            assertFalse(node.getAccessibleText().isBlank(), id);
        }
    }
}
