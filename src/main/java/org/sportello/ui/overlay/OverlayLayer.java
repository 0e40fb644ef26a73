package org.sportello.ui.overlay;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// The layer over the window where one panel at a time opens. Escape or a click beside it closes
/// it, and the focus goes back to where it was.
public final class OverlayLayer extends StackPane {

    /// Panels hang at this part of the window's height.
    private static final double FROM_TOP = 0.12;

    private final Region scrim = new Region();
    private @Nullable Node cameFrom;
    private Runnable onClose = () -> {};

    public OverlayLayer() {
        scrim.getStyleClass().add("overlay-scrim");
        scrim.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> close());
        setVisible(false);
        getChildren().add(scrim);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
    }

    /// Opens the panel in place of whatever is open.
    ///
    /// @param focus gets the focus
    public void open(Region panel, Node focus) {
        open(panel, focus, () -> {});
    }

    /// The same; `whenClosed` is called when the panel goes, however it goes.
    public void open(Region panel, Node focus, Runnable whenClosed) {
        if (isOpen()) {
            close();
        }
        cameFrom = getScene() == null ? null : getScene().getFocusOwner();
        onClose = whenClosed;
        panel.getStyleClass().add("overlay");
        getChildren().setAll(scrim, panel);
        setVisible(true);
        focus.requestFocus();
        Platform.runLater(focus::requestFocus);
    }

    public void close() {
        if (!isOpen()) {
            return;
        }
        setVisible(false);
        getChildren().setAll(scrim);
        onClose.run();
        if (cameFrom != null) {
            cameFrom.requestFocus();
        }
    }

    @Override
    protected void layoutChildren() {
        scrim.resizeRelocate(0, 0, getWidth(), getHeight());
        if (getChildren().size() > 1 && getChildren().getLast() instanceof Region panel) {
            double width = Math.min(panel.prefWidth(-1), getWidth() * (1 - FROM_TOP));
            double top = Math.rint(getHeight() * FROM_TOP);
            double height = Math.min(panel.prefHeight(width), getHeight() - 2 * top);
            panel.resizeRelocate(
                    Math.rint((getWidth() - width) / 2), top, width, Math.rint(height));
        }
    }

    public boolean isOpen() {
        return isVisible();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return visibleProperty();
    }
}
