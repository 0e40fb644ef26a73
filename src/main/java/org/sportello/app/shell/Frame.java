package org.sportello.app.shell;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.sportello.ui.Tools;
import org.sportello.ui.overlay.OverlayLayer;

/// The layers of the window: rail, content and status line; a cover in their place (first run,
/// opening); toasts; and what opens over everything.
final class Frame extends StackPane {

    private final BorderPane desk = new BorderPane();
    private final StackPane content = new StackPane();
    private final StackPane cover = new StackPane();
    private final OverlayLayer overlays = new OverlayLayer();

    Frame(Tools tools) {
        setId("shell");
        content.setId("content");
        cover.getStyleClass().add("pane");
        cover.setVisible(false);
        desk.setCenter(content);
        getChildren().addAll(desk, cover, new Toasts(tools.texts(), tools.notices()), overlays);
    }

    OverlayLayer overlays() {
        return overlays;
    }

    void edges(Node rail, Node statusLine) {
        desk.setLeft(rail);
        desk.setBottom(statusLine);
    }

    void content(Node node) {
        content.getChildren().setAll(node);
    }

    void cover(Region node) {
        cover.getChildren().setAll(node);
        cover.setVisible(true);
        desk.setVisible(false);
    }

    void uncover() {
        cover.getChildren().clear();
        cover.setVisible(false);
        desk.setVisible(true);
    }
}
