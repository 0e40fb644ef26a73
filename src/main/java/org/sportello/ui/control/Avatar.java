package org.sportello.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import java.util.Locale;

/// A person as a coloured disc with initials. The colour is the same for the same name everywhere.
public final class Avatar extends StackPane {

    /// How large, at normal text size: 18, 28 or 40 pixels.
    public enum Size {
        SMALL,
        NORMAL,
        LARGE
    }

    private static final int COLOURS = 8;

    private final Label initials = new Label();
    private String colour = "";

    public Avatar(String name, Size size) {
        getStyleClass().addAll("avatar", size.name().toLowerCase(Locale.ROOT));
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(initials);
        show(name);
    }

    public void show(String name) {
        getStyleClass().remove(colour);
        colour = "hue-" + Math.floorMod(name.toLowerCase(Locale.ROOT).hashCode(), COLOURS);
        getStyleClass().add(colour);
        initials.setText(initials(name));
        setAccessibleText(name);
    }

    /// First letters of the first and last word: `Maria De Rossi` is `MR`, `bianchi@…` is `BI`.
    static String initials(String name) {
        String[] words = name.strip().split("[\\s.@_-]+", -1);
        if (words.length == 0 || words[0].isEmpty()) {
            return "?";
        }
        boolean address = name.indexOf('@') > 0;
        String last = words[words.length - 1];
        String letters =
                words.length == 1 || address || last.isEmpty()
                        ? start(words[0], 2)
                        : start(words[0], 1) + start(last, 1);
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String start(String word, int letters) {
        int length = word.codePointCount(0, word.length());
        return word.substring(0, word.offsetByCodePoints(0, Math.min(letters, length)));
    }
}
