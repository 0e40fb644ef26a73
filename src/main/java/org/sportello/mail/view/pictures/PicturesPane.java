package org.sportello.mail.view.pictures;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.mail.pictures.PictureSenders;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.Ui;

import java.util.List;

/// The senders whose pictures are loaded without asking, each with the way to ask again.
public final class PicturesPane {

    private final Tools tools;
    private final Texts texts;
    private final PictureSenders senders;
    private final Work.Latest latest;
    private final VBox root = new VBox(12);

    /// Reads at once.
    public PicturesPane(Tools tools, PictureSenders senders) {
        this.tools = tools;
        this.texts = tools.texts();
        this.senders = senders;
        latest = tools.work().latest();
        root.setId("pictures");
        refresh();
    }

    public Node node() {
        return root;
    }

    private void refresh() {
        latest.run(senders::all, this::show);
    }

    private void show(List<String> all) {
        root.getChildren().setAll(Ui.paragraph(texts.get("mail.view.pictures.what"), Look.MUTED));
        if (all.isEmpty()) {
            root.getChildren()
                    .add(
                            new EmptyState(
                                    Icon.IMAGE,
                                    texts.get("mail.view.pictures.none"),
                                    texts.get("mail.view.pictures.how")));
        }
        for (int i = 0; i < all.size(); i++) {
            root.getChildren().add(line(i + 1, all.get(i)));
        }
    }

    private Node line(int place, String address) {
        var revoke = Ui.button(texts.get("mail.view.pictures.revoke"), () -> revoke(address));
        revoke.setId("revoke-" + place);
        revoke.setAccessibleText(texts.get("mail.view.pictures.revoke.of", address));
        var line = new HBox(8, Ui.label(address, Look.STRONG), Ui.spacer(), revoke);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(Look.CARD);
        return line;
    }

    private void revoke(String address) {
        tools.work()
                .run(
                        () -> senders.revoke(address),
                        () -> {
                            refresh();
                            tools.notices()
                                    .undo(
                                            texts.get("mail.view.pictures.revoked", address),
                                            () -> allow(address));
                        });
    }

    private void allow(String address) {
        tools.work().run(() -> senders.allow(address), this::refresh);
    }
}
