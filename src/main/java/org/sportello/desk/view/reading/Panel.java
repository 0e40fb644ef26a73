package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.ArrayList;
import java.util.List;

/// Something to look at over the window: its name, what can be done with it, and itself.
final class Panel extends VBox {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 560;

    private final OverlayLayer overlays;
    private final Node close;

    /// @param closeWords what the button says that ends the look
    /// @param ways buttons before that one
    Panel(OverlayLayer overlays, String name, String closeWords, List<Node> ways, Node content) {
        super(12);
        this.overlays = overlays;
        close = Ui.button(closeWords, overlays::close);
        close.setId("panel-close");
        var right = new ArrayList<>(ways);
        right.add(close);
        var head = Ui.head(name, right.toArray(Node[]::new));
        head.getChildren().getFirst().setId("panel-name");
        head.setPadding(Insets.EMPTY);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head, content);
        getStyleClass().add(Look.CARD);
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
    }

    void open() {
        overlays.open(this, close);
    }
}
