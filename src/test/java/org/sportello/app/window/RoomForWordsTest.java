package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
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
import org.sportello.app.settings.SettingsStore;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Large text in a small window: what can be pressed says its whole name, headings and the names of
/// fields are whole, and nothing stands outside the window.
class RoomForWordsTest {

    /// The list's order gives way first, and is in its menu.
    private static final Set<String> GIVES_WAY = Set.of("ticket-order");

    private static final int SETTLED = 40;

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
        var settings =
                new SettingsStore(
                        demo.folder().settings(),
                        problem -> {
                            throw problem;
                        });
        settings.change(old -> old.with(new Appearance(language, Theme.Mode.LIGHT, percent)));
        var agent = demo.agent();
        var window =
                Pictures.onFx(
                        () -> new DeskWindow(demo.wiring(), settings, agent, false, new Theme()));
        var scene = Pictures.onFx(() -> window.scene(1280, 800));
        var cut = new ArrayList<String>();
        try {
            look(window, scene, cut);
        } finally {
            Pictures.onFx(() -> {
                window.close();
                return true;
            });
            settings.close();
        }
        assertEquals(List.of(), cut);
    }

    private static void look(DeskWindow window, Scene scene, List<String> cut) {
        at(window, scene, "desk", "#ticket-number", cut);
        run(window, "desk.command.new");
        until(scene, () -> scene.lookup("#new-subject") != null);
        settle(scene);
        cut(scene.getRoot(), "new message", cut);
        at(window, scene, "customers", "#customer-name", cut);
        at(window, scene, "scripts", "#script-name", cut);
        at(window, scene, "knowledge", "#article-reading", cut);
        run(window, "knowledge.command.edit");
        until(scene, () -> scene.lookup("#article-title") != null);
        settle(scene);
        cut(scene.getRoot(), "an article written", cut);
        at(window, scene, "insight", "#insight-over-time", cut);
        at(window, scene, "settings", "#settings-page", cut);
        for (var entry : List.copyOf(scene.getRoot().lookupAll(".side-entry"))) {
            Pictures.onFx(() -> {
                ((ToggleButton) entry).fire();
                return true;
            });
            settle(scene);
            cut(scene.getRoot(), entry.getId(), cut);
        }
    }

    private static void at(
            DeskWindow window, Scene scene, String place, String whenThere, List<String> cut) {
        Pictures.onFx(() -> window.shell().show(place));
        until(scene, () -> scene.lookup(whenThere) != null);
        settle(scene);
        cut(scene.getRoot(), place, cut);
    }

    private static void run(DeskWindow window, String command) {
        Pictures.onFx(() -> window.tools().commands().run(command));
    }

    private static void until(Scene scene, BooleanSupplier there) {
        Pictures.until(() -> {
            Pictures.settle(scene);
            return there.getAsBoolean();
        });
    }

    /// What gives way does so after the layout, and what is read comes back meanwhile.
    private static void settle(Scene scene) {
        var pulses = new int[1];
        until(scene, () -> ++pulses[0] > SETTLED);
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
