package org.sportello.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.sportello.ui.Shortcut;

/// A shortcut as little key caps.
public final class KeyCaps extends HBox {

    public KeyCaps() {
        super(2);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
    }

    public KeyCaps(Shortcut shortcut) {
        this();
        show(shortcut);
    }

    public void show(Shortcut shortcut) {
        getChildren().clear();
        for (String key : shortcut.caps()) {
            Label cap = Ui.label(key, "cap");
            cap.setMinWidth(USE_PREF_SIZE);
            getChildren().add(cap);
        }
        setAccessibleText(shortcut.shown());
    }
}
