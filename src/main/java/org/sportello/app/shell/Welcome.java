package org.sportello.app.shell;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.control.Ui;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// What the very first window shows: two ways in, and a word on where the data stays.
public final class Welcome extends StackPane {

    private static final double ICON = 72;

    /// The first window.
    ///
    /// @param addMailbox opens the set-up of a mailbox
    /// @param tryDemo starts the sample shop; done when it has ended. Meanwhile it is not offered
    ///   again
    public Welcome(Texts texts, Runnable addMailbox, Supplier<CompletionStage<?>> tryDemo) {
        setId("welcome");
        getStyleClass().addAll("welcome", Look.GROUND);
        ImageView icon =
                new ImageView(
                        new Image(
                                Objects.requireNonNull(Theme.class.getResource("icon/256.png"))
                                        .toExternalForm(),
                                ICON * 2,
                                ICON * 2,
                                true,
                                true));
        icon.setFitWidth(ICON);
        icon.setFitHeight(ICON);
        HBox ways =
                new HBox(
                        20,
                        way(
                                Icon.MAILBOX,
                                texts.get("shell.welcome.mailbox"),
                                texts.get("shell.welcome.mailbox.what"),
                                Ui.button(
                                        texts.get("shell.welcome.mailbox.do"),
                                        addMailbox,
                                        Look.PRIMARY),
                                "welcome-mailbox"),
                        way(
                                Icon.DEMO,
                                texts.get("shell.welcome.demo"),
                                texts.get("shell.welcome.demo.what"),
                                demo(texts, tryDemo),
                                "welcome-demo"));
        ways.getStyleClass().add("ways");
        VBox page =
                new VBox(
                        icon,
                        Ui.label(texts.get("shell.welcome.title"), Look.HEADLINE),
                        Ui.paragraph(texts.get("shell.welcome.what"), Look.MUTED),
                        ways,
                        Ui.label(texts.get("shell.welcome.safe"), Look.SUBTLE, Look.SMALL));
        page.getStyleClass().add("welcome-page");
        getChildren().add(page);
    }

    private static Button demo(Texts texts, Supplier<CompletionStage<?>> start) {
        Button button = Ui.button(texts.get("shell.welcome.demo.do"), () -> {});
        button.setOnAction(_ -> {
            button.setDisable(true);
            button.setText(texts.get("shell.welcome.demo.open"));
            start.get()
                    .whenComplete((_, _) ->
                            Platform.runLater(() -> {
                                button.setText(texts.get("shell.welcome.demo.do"));
                                button.setDisable(false);
                            }));
        });
        return button;
    }

    private static VBox way(Icon icon, String title, String what, Button button, String id) {
        button.setId(id);
        VBox way =
                new VBox(
                        Icons.of(icon, "large"),
                        Ui.label(title, Look.TITLE),
                        Ui.paragraph(what, Look.MUTED),
                        Ui.spacer(),
                        button);
        way.getStyleClass().addAll(Look.CARD, "way");
        return way;
    }
}
