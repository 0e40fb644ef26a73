package org.sportello.app.settings;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Screen;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.List;

/// The frame of the settings: pages on the left, the open one on the right.
public final class SettingsScreen implements Screen {

    /// Which page is open; outlives the screen, which is built anew when the language changes.
    public static final class Place {
        private String section = "";

        /// Opens this page the next time the settings are shown.
        public void go(String sectionId) {
            section = sectionId;
        }
    }

    private final Texts texts;
    private final List<Section> sections;
    private final Place place;
    private final ToggleGroup group = new ToggleGroup();
    private final ScrollPane page = Ui.scroll(new VBox());
    private final BorderPane root = new BorderPane();

    public SettingsScreen(Texts texts, List<Section> sections, Place place) {
        this.texts = texts;
        this.sections = List.copyOf(sections);
        this.place = place;
        VBox list = new VBox(2, Ui.head(texts.get("settings.title")));
        list.getStyleClass().addAll("side-list", Look.GROUND);
        for (Section section : sections) {
            list.getChildren().add(entry(section));
        }
        page.setId("settings-page");
        HBox.setHgrow(page, Priority.ALWAYS);
        root.setId("settings");
        root.setLeft(list);
        root.setCenter(page);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void onShow() {
        String wanted = place.section.isEmpty() ? sections.getFirst().id() : place.section;
        group.getToggles().stream()
                .map(ToggleButton.class::cast)
                .filter(entry -> entry.getId().equals("settings-" + wanted))
                .findFirst()
                .ifPresent(entry -> {
                    entry.setSelected(true);
                    entry.requestFocus();
                });
    }

    private ToggleButton entry(Section section) {
        ToggleButton entry = new ToggleButton(texts.get(section.titleKey()));
        entry.setId("settings-" + section.id());
        entry.setGraphic(Icons.of(section.icon()));
        entry.setToggleGroup(group);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.getStyleClass().addAll("side-entry", Look.QUIET);
        entry.selectedProperty()
                .addListener((_, _, selected) -> {
                    if (selected) {
                        open(section);
                    }
                });
        entry.setOnAction(_ -> entry.setSelected(true));
        return entry;
    }

    private void open(Section section) {
        place.go(section.id());
        VBox content =
                new VBox(
                        20,
                        Ui.label(texts.get(section.titleKey()), Look.HEADLINE),
                        section.content().get());
        content.getStyleClass().add("page");
        page.setContent(content);
        page.setVvalue(0);
    }
}
