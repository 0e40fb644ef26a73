package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.app.demo.Demo;
import org.sportello.app.demo.Pace;
import org.sportello.app.settings.Settings.Appearance;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Large text in a small window: what can be pressed says its whole name, headings and the names of
/// fields are whole, and nothing stands outside the window.
class RoomForWordsTest {

    /// The list's order gives way first, and is in its menu.
    private static final Set<String> GIVES_WAY = Set.of("ticket-order");

    private static Demo demo;

    @BeforeAll
    static void fill() {
        demo = new Demo(Pace.HASTY);
        demo.open();
        demo.wiring().catchUp();
    }

    @AfterAll
    static void clear() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 160", "it, 160", "it, 120"})
    void nothingThatMattersIsCut(String language, int percent) {
        var cut = new ArrayList<String>();
        try (var desk = new OpenDesk(demo, new Appearance(language, Theme.Mode.LIGHT, percent))) {
            look(desk, cut);
        }
        assertEquals(List.of(), cut);
    }

    private static void look(OpenDesk desk, List<String> cut) {
        var scene = desk.scene();
        at(desk, "desk", "#ticket-number", cut);
        run(desk, "desk.command.new");
        desk.until(() -> scene.lookup("#new-subject") != null);
        desk.settle();
        cut(scene.getRoot(), "new message", cut);
        at(desk, "customers", "#customer-name", cut);
        at(desk, "scripts", "#script-name", cut);
        at(desk, "knowledge", "#article-reading", cut);
        run(desk, "knowledge.command.edit");
        desk.until(() -> scene.lookup("#article-title") != null);
        desk.settle();
        cut(scene.getRoot(), "an article written", cut);
        at(desk, "insight", "#insight-over-time", cut);
        at(desk, "settings", "#settings-page", cut);
        for (var entry : List.copyOf(scene.getRoot().lookupAll(".side-entry"))) {
            Pictures.onFx(() -> {
                ((ToggleButton) entry).fire();
                return true;
            });
            desk.settle();
            cut(scene.getRoot(), entry.getId(), cut);
        }
    }

    private static void at(OpenDesk desk, String place, String whenThere, List<String> cut) {
        var scene = desk.scene();
        Pictures.onFx(() -> desk.window().shell().show(place));
        desk.until(() -> scene.lookup(whenThere) != null);
        desk.settle();
        cut(scene.getRoot(), place, cut);
    }

    private static void run(OpenDesk desk, String command) {
        Pictures.onFx(() -> desk.window().tools().commands().run(command));
    }

    private static void cut(Node node, String where, List<String> cut) {
        Pictures.onFx(() -> {
            collect(node, where, cut);
            return true;
        });
    }

    private static void collect(Node node, String where, List<String> cut) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled words && matters(words) && hasRoomTrouble(words)) {
            cut.add(where + ": " + words.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, where, cut));
        }
    }

    private static boolean hasRoomTrouble(Labeled words) {
        Bounds there = words.localToScene(words.getLayoutBounds());
        return words.isTextTruncated() || there.getMaxX() > words.getScene().getWidth() + 1;
    }

    private static boolean matters(Labeled words) {
        var parent = words.getParent();
        var owner = parent instanceof MenuButton menu ? menu : words;
        if (words.getText() == null
                || words.getText().isEmpty()
                || words.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY
                || GIVES_WAY.contains(String.valueOf(owner.getId()))) {
            return false;
        }
        return words instanceof ButtonBase
                || parent instanceof MenuButton
                || words.getStyleClass().contains("name")
                || words.getStyleClass().contains("headline");
    }
}
