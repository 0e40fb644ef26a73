package org.sportello.ui.doc;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.text.Doc;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;

import java.util.function.Function;

/// A part of a message that is folded away behind a line saying what it is. Its content is built
/// when it is first opened.
final class Fold extends VBox {

    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final Button handle;
    private final Doc content;
    private @Nullable VBox built;

    /// @param build makes the content's node
    /// @param turned called after it was opened or closed
    Fold(String id, String words, Doc content, Function<Doc, VBox> build, Runnable turned) {
        this.content = content;
        handle = new Button(words, Icons.of(Icon.RIGHT, "small"));
        handle.setId(id);
        handle.getStyleClass().addAll("doc-fold", "small");
        handle.setOnAction(_ -> open.set(!open.get()));
        getStyleClass().add("doc-folded");
        getChildren().add(handle);
        open.subscribe((_, now) -> {
            handle.setGraphic(Icons.of(now ? Icon.DOWN : Icon.RIGHT, "small"));
            handle.notifyAccessibleAttributeChanged(AccessibleAttribute.EXPANDED);
            getChildren().setAll(handle);
            if (now) {
                getChildren().add(opened(build));
            }
            turned.run();
        });
    }

    Doc content() {
        return content;
    }

    BooleanProperty openProperty() {
        return open;
    }

    private VBox opened(Function<Doc, VBox> build) {
        VBox shown = built;
        if (shown == null) {
            shown = build.apply(content);
            built = shown;
        }
        return shown;
    }
}
