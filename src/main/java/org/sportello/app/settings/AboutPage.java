package org.sportello.app.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What this is, which version, and whose work it stands on.
public final class AboutPage {

    private static final double ICON = 64;

    private final Texts texts;
    private final String version;

    /// About this version of the program.
    public AboutPage(Texts texts, String version) {
        this.texts = texts;
        this.version = version;
    }

    public Node node() {
        ImageView icon =
                new ImageView(
                        new Image(
                                Objects.requireNonNull(
                                                AboutPage.class.getResource(
                                                        "/org/sportello/ui/icon/256.png"))
                                        .toExternalForm(),
                                ICON * 2,
                                ICON * 2,
                                true,
                                true));
        icon.setFitWidth(ICON);
        icon.setFitHeight(ICON);
        VBox name =
                new VBox(
                        2,
                        Ui.label("Sportello", Look.TITLE),
                        Ui.label(texts.get("settings.about.version", version), Look.MUTED),
                        Ui.label(texts.get("settings.about.licence"), Look.MUTED));
        HBox head = new HBox(16, icon, name);
        head.setAlignment(Pos.CENTER_LEFT);
        GridPane libraries = new GridPane(24, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        libraries.getColumnConstraints().addAll(names, rest);
        for (String line : notices()) {
            List<String> parts = List.of(line.split("\\|", -1));
            // Side by side where there is room, else the address below the licence.
            FlowPane terms =
                    new FlowPane(
                            16,
                            0,
                            Ui.label(parts.get(1).strip(), Look.MUTED),
                            Ui.label(parts.get(2).strip(), Look.SUBTLE));
            terms.setMinWidth(0);
            libraries.addRow(libraries.getRowCount(), Ui.label(parts.get(0).strip()), terms);
        }
        return new VBox(
                20,
                head,
                Ui.paragraph(texts.get("settings.about.what"), Look.MUTED),
                new VBox(6, Ui.section(texts.get("settings.about.libraries")), libraries));
    }

    private static List<String> notices() {
        try (InputStream bytes =
                Objects.requireNonNull(AboutPage.class.getResourceAsStream("third-party.txt"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
