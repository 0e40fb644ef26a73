package org.sportello.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// How the window looks: light or dark, by the system or forced, and how large its text is.
/// Everything in the style sheets is measured in em, so that text size scales all of it.
public final class Theme implements AutoCloseable {

    /// Light, dark, or whatever the system says now.
    public enum Mode {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Text size in percent.
    public static final int SMALLEST = 80;

    public static final int NORMAL = 100;
    public static final int LARGEST = 160;

    private static final double BASE_PIXELS = 13;
    private static final List<String> FACES =
            List.of("Regular", "Bold", "Italic", "BoldItalic", "Medium");

    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final ObservableList<String> sheets = FXCollections.observableArrayList();
    private final ChangeListener<ColorScheme> system = (_, _, _) -> apply();
    private int percent = NORMAL;

    /// Needs the JavaFX toolkit. Loads the typeface and follows the system until told otherwise.
    public Theme() {
        FACES.forEach(Theme::load);
        Platform.getPreferences().colorSchemeProperty().addListener(system);
        mode.addListener((_, _, _) -> apply());
        apply();
    }

    /// The scene wears this theme from now on.
    public void dress(Scene scene) {
        scene.getStylesheets().setAll(sheets);
        scene.setFill(ground());
        dark.addListener((_, _, _) -> scene.setFill(ground()));
        sheets.addListener((Observable _) -> scene.getStylesheets().setAll(sheets));
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// Whether it is dark now.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    public int textSize() {
        return percent;
    }

    /// Changes the text size at once.
    ///
    /// @param newPercent text size, kept between [#SMALLEST] and [#LARGEST]
    public void textSize(int newPercent) {
        percent = Math.clamp(newPercent, SMALLEST, LARGEST);
        apply();
    }

    /// Stops following the system.
    @Override
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(system);
    }

    /// What shows for an instant before the first frame is drawn: the page, not a white flash.
    private Color ground() {
        return Color.web(dark.get() ? "#15191f" : "#ffffff");
    }

    private void apply() {
        boolean nowDark =
                switch (mode.get()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                (nowDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        dark.set(nowDark);
        sheets.setAll(
                sheet(nowDark ? "dark.css" : "light.css"),
                sheet("sportello.css"),
                sheet("doc/doc.css"),
                size());
    }

    /// A sheet of its own, because popups take over the sheets of their window but not its styles.
    /// Icons are measured in whole pixels: a glyph's em would be its own size.
    private String size() {
        double pixel = (double) percent / NORMAL;
        String css =
                String.format(
                        Locale.ROOT,
                        """
                        .root { -fx-font-family: "Inter Desk"; -fx-font-size: %.2fpx; }
                        .split-pane { -sportello-text-scale: %.2f; }
                        .icon { -fx-icon-size: %dpx; }
                        .icon.small { -fx-icon-size: %dpx; }
                        .rail .icon { -fx-icon-size: %dpx; }
                        .icon.large { -fx-icon-size: %dpx; }
                        """,
                        BASE_PIXELS * pixel,
                        pixel,
                        Math.round(15 * pixel),
                        Math.round(13 * pixel),
                        Math.round(18 * pixel),
                        Math.round(32 * pixel));
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }

    private static void load(String face) {
        String file = "font/InterDesk-" + face + ".ttf";
        try (InputStream bytes = Objects.requireNonNull(Theme.class.getResourceAsStream(file))) {
            Font.loadFont(bytes, BASE_PIXELS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
