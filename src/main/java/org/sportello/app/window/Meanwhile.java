package org.sportello.app.window;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Look;
import org.sportello.ui.Theme;
import org.sportello.ui.control.Ui;

/// A small window that says what is being done, until the real one is there. Used on the screen's
/// thread.
final class Meanwhile {

    private static final double WIDTH = 380;

    private final String words;
    private @Nullable Stage stage;
    private @Nullable Theme theme;

    Meanwhile(String words) {
        this.words = words;
    }

    void show() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words);
        var box = new VBox(16, Ui.label("Sportello", Look.HEADLINE), Ui.paragraph(words), bar);
        box.setPadding(new Insets(28));
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPrefWidth(WIDTH);
        var scene = new Scene(box);
        theme = new Theme();
        theme.dress(scene);
        stage = new Stage();
        stage.setTitle("Sportello");
        stage.setResizable(false);
        stage.setScene(scene);
        stage.show();
    }

    void hide() {
        if (stage != null) {
            stage.hide();
        }
        if (theme != null) {
            theme.close();
        }
    }
}
