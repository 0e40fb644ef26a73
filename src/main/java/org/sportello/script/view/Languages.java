package org.sportello.script.view;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Texts;

import java.util.List;
import java.util.Locale;

/// The choice of the language a script is written in.
final class Languages {

    private static final List<String> USUAL = List.of("it", "en", "de", "fr", "es");

    private Languages() {}

    static ComboBox<String> choice(Texts texts) {
        var choice = new ComboBox<String>();
        choice.getItems().setAll(USUAL);
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String code) {
                        return code == null ? "" : name(code, texts);
                    }

                    @Override
                    public String fromString(String typed) {
                        return typed;
                    }
                });
        return choice;
    }

    /// The language chosen; before one is, that of the script, or else English.
    static String of(ComboBox<String> choice, String present) {
        var value = choice.getValue();
        return value == null ? present : value;
    }

    /// Shows the language; a new script begins in the agent's own.
    static void show(ComboBox<String> choice, String code, Texts texts) {
        var shown = code.isEmpty() ? texts.locale().getLanguage() : code;
        if (!choice.getItems().contains(shown)) {
            choice.getItems().add(shown);
        }
        choice.setValue(shown);
    }

    private static String name(String code, Texts texts) {
        var name = Locale.of(code).getDisplayLanguage(texts.locale());
        return name.isEmpty()
                ? code
                : name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1);
    }
}
