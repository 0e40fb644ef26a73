package org.sportello.ui.control;

import javafx.scene.control.Label;

import java.util.Locale;

/// A short word in a pill whose colour means something.
public final class Badge extends Label {

    /// What the colour means.
    public enum Kind {
        /// A broken promise.
        LATE,
        /// A promise about to be broken.
        SOON,
        /// Nothing to worry about.
        OK,
        /// Done well.
        GOOD,
        /// A tag, a choice.
        ACCENT
    }

    public Badge() {
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
    }

    public Badge(String text, Kind kind) {
        this();
        show(text, kind);
    }

    public void show(String text, Kind kind) {
        for (Kind other : Kind.values()) {
            getStyleClass().remove(styleClass(other));
        }
        getStyleClass().add(styleClass(kind));
        setText(text);
    }

    private static String styleClass(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
