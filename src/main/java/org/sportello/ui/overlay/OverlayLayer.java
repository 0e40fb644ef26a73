package org.sportello.ui.overlay;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/// The layer over the window where one panel at a time is shown. Escape or a click beside it closes
/// it, and the focus goes back to where it was: to the panel below, if it opened over one.
public final class OverlayLayer extends StackPane {

    /// Panels hang at this part of the window's height.
    private static final double FROM_TOP = 0.12;

    /// @param cameFrom had the focus before
    private record Opened(Region panel, @Nullable Node cameFrom, Runnable whenClosed) {}

    private final Region scrim = new Region();
    private final Deque<Opened> pile = new ArrayDeque<>();

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
        closeAll();
        lay(panel, focus, whenClosed);
    }

    /// Opens the panel over the one that is open, if there is one: closing it leads back there.
    public void openOver(Region panel, Node focus) {
        lay(panel, focus, () -> {});
    }

    /// Content for a panel that is as high as the content, and scrolls what does not fit.
    public static ScrollPane fitting(Node content) {
        return new FitScroll(content);
    }

    private void lay(Region panel, Node focus, Runnable whenClosed) {
        var cameFrom = getScene() == null ? null : getScene().getFocusOwner();
        pile.push(new Opened(panel, cameFrom, whenClosed));
        panel.getStyleClass().add("overlay");
        getChildren().setAll(scrim, panel);
        setVisible(true);
        focus.requestFocus();
        Platform.runLater(focus::requestFocus);
    }

    /// Closes what is open; what it was opened over is shown again.
    public void close() {
        if (pile.isEmpty()) {
            return;
        }
        var closed = pile.pop();
        if (pile.isEmpty()) {
            setVisible(false);
            getChildren().setAll(scrim);
        } else {
            getChildren().setAll(scrim, pile.element().panel());
        }
        closed.whenClosed().run();
        if (closed.cameFrom() != null) {
            closed.cameFrom().requestFocus();
        }
    }

    /// Closes everything that is open.
    public void closeAll() {
        while (isOpen()) {
            close();
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
