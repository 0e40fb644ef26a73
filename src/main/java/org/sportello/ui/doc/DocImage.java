package org.sportello.ui.doc;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Texts;

import java.util.Base64;

/// A picture in a text: its words until its bytes are there, and for good where they may not be
/// loaded.
final class DocImage extends StackPane {

    private static final double SMALLEST = 16;

    private final Inline.Image image;
    private final ImageView view = new ImageView();
    private double available = 600;
    private double natural;
    private double ratio = 1;
    private boolean asked;

    DocImage(Inline.Image image, Texts texts) {
        this.image = image;
        getStyleClass().add("doc-image");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(image.alt(), Icons.of(Icon.IMAGE, "subtle"));
        words.getStyleClass().addAll("doc-image-words", "small");
        if (image.source() instanceof ImageSource.Remote remote) {
            Tooltip.install(this, new Tooltip(texts.get("ui.doc.image.blocked", remote.url())));
        }
        setAccessibleText(image.alt().isEmpty() ? texts.get("ui.doc.image") : image.alt());
        getChildren().setAll(words);
        view.setPreserveRatio(true);
        view.setSmooth(true);
    }

    /// True until it was first asked to load itself.
    boolean isNew() {
        return !asked;
    }

    /// Gets the picture, unless it is one that may not be loaded.
    void load(ImageLoader loader, boolean remoteAllowed) {
        asked = true;
        switch (image.source()) {
            case ImageSource.Data data ->
                    Picture.unpack(Base64.getMimeDecoder().decode(data.base64()))
                            .ifPresent(this::show);
            case ImageSource.Cid cid -> loader.load(cid, this::show);
            case ImageSource.Remote remote -> {
                if (remoteAllowed) {
                    loader.load(remote, this::show);
                }
            }
        }
    }

    private void show(Picture picture) {
        view.setImage(picture.image());
        getChildren().setAll(view);
        natural = image.width() > 0 ? image.width() : picture.width();
        ratio = (double) picture.height() / picture.width();
        fit();
    }

    /// There is this much room, in pixels.
    void fit(double width) {
        available = Math.max(SMALLEST, width);
        fit();
    }

    private void fit() {
        if (view.getImage() != null) {
            double width = Math.min(natural, available);
            view.setFitWidth(width);
            view.setFitHeight(width * ratio);
        }
    }
}
