package org.sportello.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.ui.FxTest;
import org.sportello.ui.Icon;
import org.sportello.ui.PaneSizes;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

@FxTest
class SplitPanesTest {

    private final Map<String, Double> kept = new HashMap<>();
    private final PaneSizes sizes =
            new PaneSizes() {
                @Override
                public OptionalDouble find(String pane) {
                    Double size = kept.get(pane);
                    return size == null ? OptionalDouble.empty() : OptionalDouble.of(size);
                }

                @Override
                public void remember(String pane, double size) {
                    kept.put(pane, size);
                }
            };
    private Theme theme;
    private Region queues;
    private Region list;
    private Region ticket;
    private Region context;

    @BeforeEach
    void wear() {
        theme = new Theme();
    }

    @AfterEach
    void undress() {
        theme.close();
    }

    private SplitPanes panes() {
        queues = new Region();
        list = new Region();
        ticket = new Region();
        context = new Region();
        return new SplitPanes("desk", sizes)
                .fixed("queues", queues, 208, 120)
                .fixed("list", list, 352, 200)
                .growing("ticket", ticket, 300)
                .fixed("context", context, 304, 200);
    }

    @Test
    void fixedPanesHaveTheirWidthAndTheGrowingOneTheRest() {
        Pictures.scene(panes(), theme, 1384, 800);
        assertEquals(208, queues.getWidth(), 1);
        assertEquals(352, list.getWidth(), 1);
        assertEquals(304, context.getWidth(), 1);
        assertEquals(1384 - 208 - 352 - 304 - 3, ticket.getWidth(), 3);
    }

    @Test
    void panesGrowWithTheirText() {
        Scene scene = Pictures.scene(panes(), theme, 1384, 800);
        theme.textSize(110);
        Pictures.settle(scene);
        assertEquals(229, queues.getWidth(), 1);
        assertEquals(Map.of(), kept);
        theme.textSize(100);
        Pictures.settle(scene);
        assertEquals(208, queues.getWidth(), 1);
    }

    @Test
    void aFoldedPaneComesBackWithItsWidthAlsoAfterARestart() {
        SplitPanes panes = panes();
        Scene scene = Pictures.scene(panes, theme, 1384, 800);
        double before = ticket.getWidth();
        panes.fold("context", true);
        Pictures.settle(scene);
        assertEquals(before + 305, ticket.getWidth(), 2);
        assertTrue(panes.isFolded("context"));

        SplitPanes restarted = panes();
        Scene again = Pictures.scene(restarted, theme, 1384, 800);
        assertTrue(restarted.isFolded("context"));
        restarted.fold("context", false);
        Pictures.settle(again);
        assertEquals(304, context.getWidth(), 1);
    }

    @Test
    void rememberedWidthsAreUsed() {
        kept.put("desk.list", 420.0);
        Pictures.scene(panes(), theme, 1384, 800);
        assertEquals(420, list.getWidth(), 1);
    }

    @Test
    void whereThereIsTooLittleRoomPanesGiveWayAndComeBack() {
        queues = new Region();
        context = new Region();
        Region words = new Region();
        ticket = new StackPane(words);
        SplitPanes roomy =
                new SplitPanes("roomy", sizes)
                        .fixed("queues", queues, 208, 120)
                        .growing("ticket", ticket, 300)
                        .fixed("context", context, 304, 200)
                        .givingWay("context", "queues");
        Scene scene = Pictures.scene(roomy, theme, 900, 800);
        later(scene);
        assertFalse(roomy.isFolded("context"));
        words.setMinWidth(600);
        later(scene);
        assertTrue(roomy.isFolded("context"));
        assertFalse(roomy.isFolded("queues"));
        words.setMinWidth(800);
        later(scene);
        assertTrue(roomy.isFolded("queues"));
        words.setMinWidth(100);
        later(scene);
        assertFalse(roomy.isFolded("queues"));
        assertFalse(roomy.isFolded("context"));
        assertEquals(Map.of(), kept);
        roomy.fold("context", true);
        later(scene);
        assertTrue(roomy.isFolded("context"));
    }

    @Test
    void beforeTheirWordsAreCutInLargeTextPanesGiveWay() {
        SplitPanes roomy = panes().givingWay("context", "queues");
        Scene scene = Pictures.scene(roomy, theme, 1240, 800);
        theme.textSize(160);
        later(scene);
        assertTrue(roomy.isFolded("context"));
        assertFalse(roomy.isFolded("queues"));
        assertTrue(queues.getWidth() > 208 * 1.3, "wide enough for its words");
        theme.textSize(100);
        later(scene);
        assertFalse(roomy.isFolded("context"));
    }

    @Test
    void whatGrowsGetsItsRoomWhenItsContentComesLater() {
        Region words = new Region();
        list = new Region();
        SplitPanes late =
                new SplitPanes("late", sizes)
                        .fixed("list", list, 300, 200)
                        .growing("ticket", new StackPane(words), 300);
        Scene scene = Pictures.scene(late, theme, 1000, 800);
        theme.textSize(160);
        later(scene);
        assertEquals(480, list.getWidth(), 2);
        words.setMinWidth(640);
        later(scene);
        assertEquals(640, words.getWidth(), 2);
    }

    @Test
    void aPaneOutOfSightHasAHandleThatBringsItBack() {
        SplitPanes panes = panes();
        Button handle = panes.handle("context", Icon.CUSTOMER, "Show the customer");
        Pictures.scene(panes, theme, 1384, 800);
        assertFalse(handle.isVisible());
        panes.fold("context", true);
        assertTrue(handle.isVisible() && handle.isManaged());
        handle.fire();
        assertFalse(panes.isFolded("context"));
        assertFalse(handle.isManaged());
    }

    @Test
    void anEmptyPaneTakesNoRoomAndIsThenAsItWas() {
        SplitPanes panes = panes();
        Scene scene = Pictures.scene(panes, theme, 1384, 800);
        panes.empty("context", true);
        Pictures.settle(scene);
        assertTrue(panes.isFolded("context"));
        assertEquals(Map.of(), kept);
        panes.empty("context", false);
        Pictures.settle(scene);
        assertEquals(304, context.getWidth(), 1);
        panes.fold("context", true);
        panes.empty("context", true);
        panes.empty("context", false);
        assertTrue(panes.isFolded("context"), "folded it was");
    }

    /// What is done after the layout is done, as often as it takes.
    private static void later(Scene scene) {
        for (int i = 0; i < 4; i++) {
            Pictures.settle(scene);
            var loop = new Object();
            Platform.runLater(() -> Platform.exitNestedEventLoop(loop, null));
            Platform.enterNestedEventLoop(loop);
        }
    }
}
