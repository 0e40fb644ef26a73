package org.sportello.mail.view.setup;

import atlantafx.base.controls.ToggleSwitch;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

/// All went well: which folders are read, and what becomes of old and new mail.
final class SetupFolders {

    private final Texts texts;
    private final MailboxSetupModel model;

    SetupFolders(Texts texts, MailboxSetupModel model) {
        this.texts = texts;
        this.model = model;
    }

    Node node() {
        var list = new VBox();
        list.setId("setup-folders");
        list.getStyleClass().add("folder-list");
        model.choices.folders.forEach(folder -> list.getChildren().add(folder(folder)));
        var scroll = Ui.scroll(list);
        scroll.getStyleClass().add("folder-scroll");
        var save =
                Ui.button(
                        texts.get(
                                model.isEditing() ? "mail.view.setup.save" : "mail.view.setup.add"),
                        model::save,
                        Look.PRIMARY);
        save.setId("setup-save");
        save.setDefaultButton(true);
        save.disableProperty().bind(model.choices.any().not());
        return SetupPage.of(
                texts.get("mail.view.setup.works"),
                texts.get(model.isPop() ? "mail.view.setup.inbox" : "mail.view.setup.folders"),
                scroll,
                toggle(
                        "setup-archive",
                        model.choices.archive,
                        texts.get("mail.view.setup.archive"),
                        texts.get("mail.view.setup.archive.hint")),
                toggle(
                        "setup-acknowledge",
                        model.choices.acknowledge,
                        texts.get("mail.view.setup.acknowledge"),
                        texts.get("mail.view.setup.acknowledge.hint")),
                SetupPage.buttons(
                        save, SetupPage.cancel(texts.get("mail.view.setup.back"), model::back)));
    }

    private HBox folder(FolderChoice folder) {
        var box = new CheckBox(folder.name);
        box.selectedProperty().bindBidirectional(folder.chosen);
        box.setMnemonicParsing(false);
        var row = new HBox(8, box, Ui.label(use(folder), Look.SUBTLE, Look.SMALL));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String use(FolderChoice folder) {
        return switch (folder.use) {
            case INBOX -> texts.get("mail.view.folder.inbox");
            case MAIL -> "";
            case ARCHIVE -> texts.get("mail.view.folder.archive");
            case SENT -> texts.get("mail.view.folder.sent");
            case DRAFTS -> texts.get("mail.view.folder.drafts");
            case JUNK -> texts.get("mail.view.folder.junk");
            case TRASH -> texts.get("mail.view.folder.trash");
            case ALL -> texts.get("mail.view.folder.all");
        };
    }

    private static VBox toggle(String id, BooleanProperty value, String words, String hint) {
        var toggle = new ToggleSwitch(words);
        toggle.setId(id);
        toggle.setAccessibleText(words);
        toggle.selectedProperty().bindBidirectional(value);
        return new VBox(4, toggle, Ui.paragraph(hint, Look.MUTED, Look.SMALL));
    }
}
