package org.sportello.ui.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.kernel.Problem;
import org.sportello.ui.FxTest;
import org.sportello.ui.Icon;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Work;
import org.sportello.ui.overlay.SearchOverlay.Group;
import org.sportello.ui.overlay.SearchOverlay.Hit;
import org.sportello.ui.overlay.SearchOverlay.Results;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@FxTest
class SearchOverlayTest {

    private final List<Long> opened = new ArrayList<>();
    private OverlayLayer layer;
    private SearchOverlay<Long> search;
    private Scene scene;

    @BeforeEach
    void window() {
        layer = new OverlayLayer();
        search =
                new SearchOverlay<>(
                        new Texts(Locale.UK),
                        Work.inline(),
                        layer,
                        SearchOverlayTest::find,
                        opened::add);
        scene = Pictures.scene(new StackPane(layer), new Theme(), Pictures.Size.SMALL);
    }

    private static final String LONG =
            "…ho ordinato il 3 novembre un paio di scarpe da trail"
                    + " (<b>ordine</b> 3311) e non è ancora arrivato niente. Il corriere scrive «in"
                    + " transito» da sei giorni…";

    private static Results<Long> find(String question) {
        if (question.contains("\"") && question.length() < 5) {
            throw new Problem("settings.damaged", "x");
        }
        if (question.equals("nothing")) {
            return new Results<>(List.of(), 0, Duration.ofMillis(2), "");
        }
        return new Results<>(
                List.of(
                        new Group<>(
                                "Tickets",
                                List.of(
                                        hit(10_482, "Ordine non ancora arrivato", LONG),
                                        hit(
                                                10_120,
                                                "Rimborso <b>ordine</b> 3290",
                                                "Perfetto, grazie mille per la rapidità!")),
                                131),
                        new Group<>(
                                "Articles",
                                List.of(
                                        hit(
                                                7,
                                                "Where is my order?",
                                                "How to find an <b>order</b> by its number")),
                                1)),
                132,
                Duration.ofMillis(8),
                "");
    }

    private static Hit<Long> hit(long key, String title, String snippet) {
        return new Hit<>(
                key,
                key < 100 ? Icon.ARTICLE : Icon.TICKET,
                Marked.parse(title, "<b>", "</b>"),
                Marked.parse(snippet, "<b>", "</b>"),
                "3 Nov");
    }

    private TextField field() {
        return (TextField) scene.lookup("#search-overlay-field");
    }

    private void press(KeyCode code) {
        Event.fireEvent(
                field(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private boolean says(String words) {
        Pictures.settle(scene);
        return scene.getRoot().lookupAll(".label").stream()
                .anyMatch(label -> ((Label) label).getText().contains(words));
    }

    @Test
    void resultsComeAsOneTypesGroupedWithCountAndTime() {
        search.open("ord");
        Pictures.settle(scene);
        assertTrue(says("132 results · 8 ms"));
        assertTrue(says("Tickets"));
        Pictures.write(scene, Path.of("target/pictures/search-overlay.png"));
    }

    @Test
    void arrowsChooseAcrossGroupsAndEnterOpens() {
        search.open("ord");
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertEquals(List.of(7L), opened);
        assertFalse(layer.isOpen());
    }

    @Test
    void theQuestionAskedLastIsThereAgain() {
        search.open();
        field().setText("ordine");
        layer.close();
        search.open();
        assertEquals("ordine", field().getText());
    }

    @Test
    void nothingFoundAndUnreadableQuestionsSayWhatHelps() {
        search.open("nothing");
        assertTrue(says("Nothing has these words."));
        field().setText("\"a");
        assertTrue(says("The settings could not be read"));
    }
}
