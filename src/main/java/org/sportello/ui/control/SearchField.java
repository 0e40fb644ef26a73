package org.sportello.ui.control;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Texts;

/// One line to search in, with its key shown while it is empty. Escape empties it first.
public final class SearchField extends HBox {

    private final TextField field = new TextField();
    private final KeyCaps caps = new KeyCaps();

    /// An empty field.
    ///
    /// @param promptKey says what can be typed; also its name for a screen reader
    public SearchField(Texts texts, String promptKey) {
        ObservableValue<String> prompt = texts.bind(promptKey);
        getStyleClass().add("search-field");
        setAlignment(Pos.CENTER_LEFT);
        field.promptTextProperty().bind(prompt);
        field.accessibleTextProperty().bind(prompt);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button clear = Ui.button("", this::clear, Look.QUIET);
        clear.setGraphic(Icons.of(Icon.CLOSE, Look.SMALL));
        clear.accessibleTextProperty().bind(texts.bind("ui.search.clear"));
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        caps.visibleProperty().bind(field.textProperty().isEmpty());
        caps.managedProperty().bind(caps.visibleProperty());
        getChildren().addAll(Icons.of(Icon.SEARCH), field, clear, caps);
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        clear();
                        event.consume();
                    }
                });
    }

    /// Shows the key that brings the focus here.
    public SearchField key(Shortcut shortcut) {
        caps.show(shortcut);
        return this;
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    public TextField field() {
        return field;
    }

    public void clear() {
        field.clear();
        field.requestFocus();
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
        field.selectAll();
    }
}
