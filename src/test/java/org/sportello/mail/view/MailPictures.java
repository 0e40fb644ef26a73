package org.sportello.mail.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.VBox;

import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Draws the screens over mail, and presses their buttons.
public final class MailPictures {

    private MailPictures() {}

    /// Draws the screen in both themes and both languages.
    public static void pictures(
            String name, double width, double height, Function<Samples, Node> screen) {
        for (var language : List.of(Locale.UK, Locale.ITALY)) {
            for (var mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
                try (Theme theme = new Theme()) {
                    theme.modeProperty().set(mode);
                    var page = new VBox(screen.apply(new Samples(language)));
                    page.getStyleClass().add("page");
                    var file =
                            Path.of(
                                    "target/pictures/mail-%s-%s-%s.png"
                                            .formatted(name, language.getLanguage(), mode));
                    Pictures.write(Pictures.scene(page, theme, width, height), file);
                    assertTrue(Files.exists(file));
                }
            }
        }
    }

    /// What has this id.
    public static <T extends Node> T find(Node root, String id, Class<T> type) {
        return type.cast(((Parent) root).lookup("#" + id));
    }

    /// Presses what has this id.
    public static void press(Node root, String id) {
        find(root, id, ButtonBase.class).fireEvent(new ActionEvent());
    }
}
