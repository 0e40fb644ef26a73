package org.sportello.app.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.sportello.app.settings.Settings;
import org.sportello.app.settings.SettingsStore;

/// Puts the window back where it was, if a screen is still there, and remembers where it goes.
final class Geometry {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;
    private static final double VISIBLE = 80;

    private Geometry() {}

    static void restore(Stage stage, SettingsStore store) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        Settings.Window window = store.get().window();
        boolean there =
                window.width() > 0
                        && !Screen.getScreensForRectangle(
                                        window.x() + VISIBLE, window.y(), VISIBLE, VISIBLE)
                                .isEmpty();
        if (there) {
            stage.setX(window.x());
            stage.setY(window.y());
            stage.setWidth(window.width());
            stage.setHeight(window.height());
        } else {
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        }
        stage.setMaximized(window.maximised());
    }

    static void remember(Stage stage, SettingsStore store) {
        Runnable note =
                () ->
                        store.change(settings ->
                                settings.with(
                                        stage.isMaximized() || stage.isIconified()
                                                ? maximised(settings.window(), stage.isMaximized())
                                                : new Settings.Window(
                                                        stage.getX(),
                                                        stage.getY(),
                                                        stage.getWidth(),
                                                        stage.getHeight(),
                                                        false)));
        stage.xProperty().addListener((_, _, _) -> note.run());
        stage.yProperty().addListener((_, _, _) -> note.run());
        stage.widthProperty().addListener((_, _, _) -> note.run());
        stage.heightProperty().addListener((_, _, _) -> note.run());
        stage.maximizedProperty().addListener((_, _, _) -> note.run());
    }

    private static Settings.Window maximised(Settings.Window old, boolean maximised) {
        return new Settings.Window(old.x(), old.y(), old.width(), old.height(), maximised);
    }
}
