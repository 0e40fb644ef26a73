package org.sportello.app.settings;

import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.sportello.app.settings.Settings.Appearance;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;

import java.util.Locale;

/// The language of the window; it changes at once, everywhere.
public final class LanguagePage {

    private final Texts texts;
    private final SettingsStore store;

    public LanguagePage(Texts texts, SettingsStore store) {
        this.texts = texts;
        this.store = store;
    }

    public Node node() {
        ToggleGroup group = new ToggleGroup();
        VBox choices = new VBox(10);
        choices.getChildren()
                .add(choice(group, Appearance.SYSTEM, texts.get("settings.language.system")));
        for (Locale language : Texts.LANGUAGES) {
            String own = language.getDisplayLanguage(language);
            String name = own.substring(0, 1).toUpperCase(language) + own.substring(1);
            choices.getChildren().add(choice(group, language.getLanguage(), name));
        }
        Form form = new Form();
        form.row(texts.get("settings.language"), choices, texts.get("settings.language.hint"));
        return form;
    }

    private RadioButton choice(ToggleGroup group, String language, String name) {
        RadioButton choice = new RadioButton(name);
        choice.setId("language-" + language);
        choice.setToggleGroup(group);
        choice.setSelected(store.get().appearance().language().equals(language));
        choice.setOnAction(_ ->
                store.change(settings ->
                        settings.with(
                                new Appearance(
                                        language,
                                        settings.appearance().theme(),
                                        settings.appearance().textSize()))));
        return choice;
    }
}
