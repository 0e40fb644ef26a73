package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.app.demo.Demo;
import org.sportello.app.demo.Pace;
import org.sportello.ui.Pictures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Every screen with the Tab key alone: it begins in the screen, goes to everything that can be
/// used, comes back to where it began, and the same the other way; whatever it goes to has a name.
class KeyboardRoundTest {

    private static final int MOST = 400;

    private static Demo demo;

    private OpenDesk desk;
    private Scene scene;

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

    @BeforeEach
    void open() {
        desk = new OpenDesk(demo, OpenDesk.USUAL);
        scene = desk.scene();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "desk, #tickets, #ticket-number",
        "customers, #customer-list, #customer-name",
        "scripts, #scripts, #script-name",
        "knowledge, #articles, #article-reading",
        "insight, #insight-period, #insight-over-time",
        "settings, #settings-mailboxes, #settings-page"
    })
    void tabGoesRoundEverything(String place, String begins, String whenThere) {
        Pictures.onFx(() -> desk.window().shell().show(place));
        desk.until(() -> scene.lookup(whenThere) != null);
        desk.settle();
        Pictures.onFx(() -> {
            assertEquals(scene.lookup(begins), scene.getFocusOwner(), "where keys go at first");
            var forth = round(TraversalDirection.NEXT);
            var back = round(TraversalDirection.PREVIOUS);
            assertEquals(Set.copyOf(forth), Set.copyOf(back), "the same both ways");
            var usable = new ArrayList<Node>();
            collect(scene.getRoot(), usable);
            usable.removeAll(forth);
            // Of those that belong together one is reached with Tab, the others with the arrows.
            usable.removeIf(KeyboardRoundTest::isReachedByArrows);
            assertEquals(List.of(), usable, "cannot be reached");
            for (var node : forth) {
                assertFalse(name(node).isBlank(), () -> node + " has no name");
            }
            return true;
        });
    }

    private Set<Node> round(TraversalDirection way) {
        var seen = new LinkedHashSet<Node>();
        if (scene.getFocusOwner() == null) {
            scene.getRoot().requestFocusTraversal(way);
        }
        while (seen.add(Objects.requireNonNull(scene.getFocusOwner()))) {
            assertTrue(seen.size() < MOST, "it never comes back");
            scene.getFocusOwner().requestFocusTraversal(way);
        }
        assertEquals(
                seen.iterator().next(), scene.getFocusOwner(), "it comes back to where it began");
        return seen;
    }

    private static boolean isReachedByArrows(Node node) {
        return node instanceof ToggleButton one && one.getToggleGroup() != null;
    }

    private static void collect(Node node, List<Node> usable) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        Bounds bounds = node.getLayoutBounds();
        if (node.isFocusTraversable() && bounds.getWidth() > 0) {
            usable.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, usable));
        }
    }

    private static String name(Node node) {
        var spoken = node.getAccessibleText();
        return spoken == null && node instanceof Labeled words
                ? Objects.requireNonNullElse(words.getText(), "")
                : Objects.requireNonNullElse(spoken, "");
    }
}
