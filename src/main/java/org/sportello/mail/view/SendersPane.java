package org.sportello.mail.view;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.mail.view.SendersModel.Line;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

/// As whom a mailbox writes: a card for each address, with the name that customers see and the
/// signature, and how much it sends.
final class SendersPane {

    private static final int LINES = 3;
    private static final int SHORT = 6;

    private final Texts texts;
    private final SendersModel model;
    private final VBox root = new VBox();
    private final VBox cards = new VBox();

    /// @param back leaves without saving
    SendersPane(Texts texts, SendersModel model, Runnable back) {
        this.texts = texts;
        this.model = model;
        root.setId("mailbox-senders");
        root.getStyleClass().add("mailbox-setup");
        MailStyle.dress(root);
        cards.getStyleClass().add("mailbox-list");
        var add = Ui.button(texts.get("mail.view.senders.add"), model::add);
        add.setId("senders-add");
        var save = Ui.button(texts.get("mail.view.setup.save"), model::save, Look.PRIMARY);
        save.setId("senders-save");
        save.disableProperty().bind(model.savable().not());
        var cancel = Ui.button(texts.get("ui.cancel"), back);
        cancel.setId("senders-cancel");
        cancel.setCancelButton(true);
        var buttons = new HBox(8, save, cancel);
        buttons.getStyleClass().add("buttons");
        var stage =
                new VBox(
                        Ui.label(
                                texts.get("mail.view.senders.title", model.own.address.get()),
                                Look.HEADLINE),
                        Ui.paragraph(texts.get("mail.view.senders.what"), Look.MUTED),
                        cards,
                        add,
                        limit(),
                        buttons);
        stage.getStyleClass().add("stage");
        root.getChildren().setAll(stage);
        model.others.addListener(
                (ListChangeListener<Line>)
                        change -> {
                            var moved = false;
                            while (change.next()) {
                                moved |= change.wasAdded() || change.wasRemoved();
                            }
                            if (moved) {
                                draw();
                            }
                        });
        draw();
    }

    Node node() {
        return root;
    }

    private void draw() {
        cards.getChildren().setAll(card(model.own, 0));
        int number = 1;
        for (var line : model.others) {
            cards.getChildren().add(card(line, number++));
        }
    }

    private VBox card(Line line, int number) {
        var own = number == 0;
        var form = new Form();
        var address = field("senders-address-" + number, line.address);
        address.setPromptText(texts.get("mail.view.setup.address.prompt"));
        if (!own) {
            form.row(texts.get("mail.view.setup.address"), address);
        }
        form.row(
                texts.get("mail.view.setup.name"),
                field("senders-name-" + number, line.name),
                own ? "" : texts.get("mail.view.senders.name.hint"));
        var signature = new TextArea();
        signature.setId("senders-signature-" + number);
        signature.setPrefRowCount(LINES);
        signature.setWrapText(true);
        signature.textProperty().bindBidirectional(line.signature);
        form.row(
                texts.get("mail.view.senders.signature"),
                signature,
                texts.get(
                        own
                                ? "mail.view.senders.signature.own"
                                : "mail.view.senders.signature.hint"));
        var head =
                new HBox(
                        8,
                        Ui.label(
                                own ? line.address.get() : texts.get("mail.view.senders.other"),
                                Look.STRONG),
                        Ui.spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        if (!own) {
            var remove =
                    Ui.iconButton(
                            Icon.DELETE,
                            texts.get("mail.view.mailboxes.remove"),
                            () -> model.remove(line));
            remove.setId("senders-remove-" + number);
            head.getChildren().add(remove);
        }
        var card = new VBox(12, head, form);
        card.getStyleClass().add(Look.CARD);
        return card;
    }

    private VBox limit() {
        var most = field("senders-per-hour", model.perHour);
        most.setPrefColumnCount(SHORT);
        most.setAccessibleText(
                texts.get("mail.view.senders.limit")
                        + " … "
                        + texts.get("mail.view.senders.limit.unit"));
        var line =
                new HBox(
                        8,
                        Ui.label(texts.get("mail.view.senders.limit"), Look.STRONG),
                        most,
                        Ui.label(texts.get("mail.view.senders.limit.unit")));
        line.setAlignment(Pos.CENTER_LEFT);
        var card =
                new VBox(
                        8,
                        line,
                        Ui.paragraph(texts.get("mail.view.senders.limit.hint"), Look.MUTED));
        card.getStyleClass().add(Look.CARD);
        return card;
    }

    private static TextField field(String id, javafx.beans.property.StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }
}
