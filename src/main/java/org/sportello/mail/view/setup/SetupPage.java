package org.sportello.mail.view.setup;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.Objects;

/// How the pages of the set-up look: a title, a sentence, what is asked, the buttons.
final class SetupPage {

    private SetupPage() {}

    static void dress(Parent root) {
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(SetupPage.class.getResource("setup.css"))
                                .toExternalForm());
    }

    static VBox of(String title, String what, Node... content) {
        var page = new VBox(Ui.label(title, Look.HEADLINE), Ui.paragraph(what, Look.MUTED));
        page.getChildren().addAll(content);
        page.getStyleClass().add("stage");
        return page;
    }

    static HBox buttons(Node... nodes) {
        var buttons = new HBox(8, nodes);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    /// The button at Escape.
    static Button cancel(String words, Runnable action) {
        var cancel = Ui.button(words, action);
        cancel.setId("setup-cancel");
        cancel.setCancelButton(true);
        return cancel;
    }
}
