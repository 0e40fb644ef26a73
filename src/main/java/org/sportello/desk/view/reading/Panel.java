package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.List;

/// Something to look at over the window: its name, what can be done with it, and itself.
final class Panel extends VBox {

    private static final double WIDTH = 860;

    /// As high as the window allows, for what has no height of its own.
    private static final double TALL = 2000;

    private static final double RING = 4;

    private final OverlayLayer overlays;
    private final Button close;

    /// @param closeWords what the button says that ends the look
    /// @param ways buttons before that one
    Panel(OverlayLayer overlays, String name, String closeWords, List<Node> ways, Node content) {
        super(12);
        this.overlays = overlays;
        close = Ui.button(closeWords, overlays::close);
        close.setId("panel-close");
        var words = Ui.label(name, Look.TITLE);
        words.setId("panel-name");
        words.setMinWidth(0);
        var head = new HBox(8, words, Ui.spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(ways);
        head.getChildren().add(close);
        for (var way : head.getChildren()) {
            if (way instanceof Button button) {
                button.setMinWidth(USE_PREF_SIZE);
            }
        }
        VBox.setVgrow(content, Priority.ALWAYS);
        // Room for the rings of focus, which a scrolling pane would cut at its edge.
        VBox.setMargin(content, new Insets(0, 0, 0, -RING));
        getChildren().addAll(head, content);
        getStyleClass().add(Look.CARD);
        setMaxWidth(WIDTH);
        setPrefWidth(WIDTH);
        if (content instanceof Region sheet && !(content instanceof ScrollPane)) {
            sheet.setPrefHeight(TALL);
        }
    }

    void open() {
        overlays.openOver(this, close);
    }
}
