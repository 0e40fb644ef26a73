package org.sportello.ui.control;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Texts;

import java.util.List;
import java.util.Locale;

/// The choice of the language something is written in, by its name. Values are ISO 639-1.
public final class LanguageChoice extends ComboBox<String> {

    private static final List<String> USUAL = List.of("it", "en", "de", "fr", "es");

    private final Texts texts;

    public LanguageChoice(Texts texts) {
        this.texts = texts;
        getItems().setAll(USUAL);
        setConverter(
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
        show("");
    }

    /// Shows this language; for none the agent's own.
    public void show(String code) {
        String shown = code.isEmpty() ? texts.locale().getLanguage() : code;
        if (!getItems().contains(shown)) {
            getItems().add(shown);
        }
        setValue(shown);
    }

    /// The language's name in the agent's language, with a capital.
    public static String name(String code, Texts texts) {
        String name = Locale.of(code).getDisplayLanguage(texts.locale());
        return name.isEmpty()
                ? code
                : name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1);
    }
}
