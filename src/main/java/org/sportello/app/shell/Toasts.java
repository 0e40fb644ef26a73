package org.sportello.app.shell;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Notice;
import org.sportello.ui.Notices;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.IdentityHashMap;

/// The newest few notices, at the foot of the window, each for its time. They take no focus and
/// cover nothing that is typed into.
final class Toasts extends VBox {

    private static final int AT_ONCE = 3;

    private final Texts texts;
    private final Notices notices;
    private final IdentityHashMap<Notice, Node> shown = new IdentityHashMap<>();

    Toasts(Texts texts, Notices notices) {
        this.texts = texts;
        this.notices = notices;
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_LEFT);
        setPickOnBounds(false);
        notices.shown().addListener((ListChangeListener<Notice>) _ -> follow());
        follow();
    }

    private void follow() {
        shown.keySet().removeIf(notice -> !notices.shown().contains(notice));
        for (Notice notice : notices.shown()) {
            shown.computeIfAbsent(notice, this::toast);
        }
        int from = Math.max(0, notices.shown().size() - AT_ONCE);
        getChildren()
                .setAll(
                        notices.shown().subList(from, notices.shown().size()).stream()
                                .map(shown::get)
                                .toList());
    }

    private Node toast(Notice notice) {
        Label sentence = Ui.paragraph(notice.sentence());
        VBox words = new VBox(1, sentence);
        words.setAlignment(Pos.CENTER_LEFT);
        if (!notice.next().isEmpty()) {
            words.getChildren().add(Ui.paragraph(notice.next(), "next"));
        }
        HBox toast = new HBox(words);
        toast.getStyleClass().add("toast");
        toast.setMaxWidth(Region.USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.sentence() + " " + notice.next());
        if (notice.kind() != Notice.Kind.DONE) {
            toast.getChildren().addFirst(Icons.of(Icon.WARNING));
        }
        Runnable run = notice.run();
        String action = notice.action();
        if (run != null && action != null) {
            Button button =
                    Ui.button(
                            action,
                            () -> {
                                notices.dismiss(notice);
                                run.run();
                            });
            button.setId("toast-action");
            button.setMinWidth(Region.USE_PREF_SIZE);
            toast.getChildren().add(button);
        }
        Button close = Ui.button("", () -> notices.dismiss(notice));
        close.setGraphic(Icons.of(Icon.CLOSE, "small"));
        close.setAccessibleText(texts.get("ui.close"));
        toast.getChildren().add(close);
        leaveInTime(notice, toast);
        return toast;
    }

    private void leaveInTime(Notice notice, Node toast) {
        if (!notice.lasts().isZero()) {
            PauseTransition time =
                    new PauseTransition(Duration.millis((double) notice.lasts().toMillis()));
            time.setOnFinished(_ -> notices.dismiss(notice));
            toast.hoverProperty()
                    .addListener((_, _, over) -> {
                        if (over) {
                            time.pause();
                        } else {
                            time.play();
                        }
                    });
            time.play();
        }
    }
}
