package org.sportello.mail.view.fetching;

import atlantafx.base.controls.ToggleSwitch;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.mail.view.fetching.FetchingModel.Then;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

/// How a mailbox is fetched: what comes first, and what is done on the server afterwards.
public final class FetchingPane {

    private static final int SHORT = 4;

    private final Texts texts;
    private final FetchingModel model;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox root = new VBox();

    /// Draws what can be set.
    ///
    /// @param back leaves without saving
    public FetchingPane(Texts texts, FetchingModel model, Runnable back) {
        this.texts = texts;
        this.model = model;
        root.setId("mailbox-fetching");
        root.getStyleClass().add("mailbox-setup");
        var save = Ui.button(texts.get("mail.view.setup.save"), model::save, Look.PRIMARY);
        save.setId("fetching-save");
        save.disableProperty().bind(model.savable().not());
        var cancel = Ui.button(texts.get("ui.cancel"), back);
        cancel.setId("fetching-cancel");
        cancel.setCancelButton(true);
        var buttons = new HBox(8, save, cancel);
        buttons.getStyleClass().add("buttons");
        var cards = new VBox(first(), afterwards());
        cards.getStyleClass().add("mailbox-list");
        var stage =
                new VBox(
                        Ui.label(
                                texts.get("mail.view.fetching.title", model.address()),
                                Look.HEADLINE),
                        cards,
                        buttons);
        stage.getStyleClass().add("stage");
        root.getChildren().setAll(stage);
    }

    public Node node() {
        return root;
    }

    private Node first() {
        return model.speaksImap() ? months() : atOnce();
    }

    private Node atOnce() {
        var card =
                new VBox(
                        12,
                        Ui.label(texts.get("mail.view.fetching.first"), Look.STRONG),
                        Ui.paragraph(texts.get("mail.view.fetching.pop"), Look.MUTED));
        card.setId("fetching-at-once");
        card.getStyleClass().add(Look.CARD);
        return card;
    }

    private Node months() {
        var months = new ComboBox<Months>();
        months.setId("fetching-months");
        for (var choice : model.choices()) {
            var one = new Months(choice, texts.get("mail.view.fetching.months", choice));
            months.getItems().add(one);
            if (choice.equals(model.months.get())) {
                months.setValue(one);
            }
        }
        months.valueProperty().subscribe(chosen -> model.months.set(chosen.months()));
        var form = new Form();
        form.row(
                texts.get("mail.view.fetching.first"),
                months,
                texts.get("mail.view.fetching.first.hint"));
        var card = new VBox(12, form, compress());
        card.getStyleClass().add(Look.CARD);
        return card;
    }

    private Node compress() {
        var words = texts.get("mail.view.fetching.compress");
        var hint = texts.get("mail.view.fetching.compress.hint");
        var compress = new ToggleSwitch(words);
        compress.setId("fetching-compress");
        compress.setAccessibleText(words);
        compress.setAccessibleHelp(hint);
        compress.selectedProperty().bindBidirectional(model.compress);
        return new VBox(4, compress, Ui.paragraph(hint, Look.MUTED));
    }

    private Node afterwards() {
        var card = new VBox(12, Ui.label(texts.get("mail.view.fetching.then"), Look.STRONG));
        card.getChildren().add(Ui.paragraph(texts.get("mail.view.fetching.then.hint"), Look.MUTED));
        if (model.speaksImap()) {
            var seen = new ToggleSwitch(texts.get("mail.view.fetching.seen"));
            seen.setId("fetching-seen");
            seen.setAccessibleText(texts.get("mail.view.fetching.seen"));
            seen.selectedProperty().bindBidirectional(model.seen);
            card.getChildren().add(seen);
        }
        card.getChildren().add(radio(Then.STAYS, texts.get("mail.view.fetching.stays")));
        if (model.speaksImap()) {
            var folder = new TextField();
            folder.setId("fetching-folder");
            folder.setAccessibleText(texts.get("mail.view.fetching.moved"));
            folder.setPromptText(texts.get("mail.view.fetching.folder.prompt"));
            folder.textProperty().bindBidirectional(model.folder);
            folder.disableProperty().bind(model.then.isNotEqualTo(Then.MOVED));
            card.getChildren()
                    .add(row(radio(Then.MOVED, texts.get("mail.view.fetching.moved")), folder));
        }
        var days = new TextField();
        days.setId("fetching-days");
        days.setPrefColumnCount(SHORT);
        days.setAccessibleText(texts.get("mail.view.fetching.deleted"));
        days.textProperty().bindBidirectional(model.days);
        days.disableProperty().bind(model.then.isNotEqualTo(Then.DELETED));
        card.getChildren()
                .add(
                        row(
                                radio(Then.DELETED, texts.get("mail.view.fetching.deleted")),
                                days,
                                Ui.label(texts.get("mail.view.fetching.days"))));
        card.getStyleClass().add(Look.CARD);
        return card;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private RadioButton radio(Then then, String words) {
        var radio = new RadioButton(words);
        radio.setId("fetching-" + then.name().toLowerCase(java.util.Locale.ROOT));
        radio.setToggleGroup(group);
        radio.setSelected(model.then.get() == then);
        radio.selectedProperty()
                .subscribe(chosen -> {
                    if (chosen) {
                        model.then.set(then);
                    }
                });
        return radio;
    }

    /// A choice as it is shown.
    private record Months(int months, String words) {

        @Override
        public String toString() {
            return words;
        }
    }
}
