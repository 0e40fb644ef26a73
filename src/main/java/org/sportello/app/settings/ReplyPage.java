package org.sportello.app.settings;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;

import org.sportello.app.settings.Settings.Reply;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Wording;

import java.util.List;

/// What a reply starts with, and how long it can be taken back.
public final class ReplyPage {

    private static final List<Integer> SECONDS = List.of(0, 5, 10, 20, 30, 60);

    private final Texts texts;
    private final SettingsStore store;

    public ReplyPage(Texts texts, SettingsStore store) {
        this.texts = texts;
        this.store = store;
    }

    public Node node() {
        ToggleSwitch quote = new ToggleSwitch(texts.get("settings.reply.quote"));
        quote.setId("reply-quote");
        quote.setSelected(store.get().reply().quoteHistory());
        quote.selectedProperty()
                .addListener((_, _, on) ->
                        store.change(settings ->
                                settings.with(new Reply(on, settings.reply().undoSeconds()))));
        ChoiceBox<Integer> undo = new ChoiceBox<>();
        undo.setId("reply-undo");
        undo.getItems().setAll(SECONDS);
        undo.setConverter(new Wording<>(seconds -> texts.get("settings.reply.seconds", seconds)));
        undo.setValue(store.get().reply().undoSeconds());
        undo.valueProperty()
                .addListener((_, _, seconds) ->
                        store.change(settings ->
                                settings.with(
                                        new Reply(settings.reply().quoteHistory(), seconds))));
        Form form = new Form();
        form.row(
                texts.get("settings.reply.history"),
                quote,
                texts.get("settings.reply.history.hint"));
        form.row(texts.get("settings.reply.undo"), undo, texts.get("settings.reply.undo.hint"));
        return form;
    }
}
