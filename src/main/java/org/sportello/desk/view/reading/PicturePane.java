package org.sportello.desk.view.reading;

import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

import org.sportello.ui.doc.Picture;

/// A picture in the middle of its room: all of it, and never larger than it is.
final class PicturePane extends Pane {

    private final Picture picture;
    private final ImageView view;

    PicturePane(Picture picture, String name) {
        this.picture = picture;
        view = new ImageView(picture.image());
        view.setPreserveRatio(true);
        view.setAccessibleText(name);
        view.setId("picture");
        getChildren().add(view);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double scale =
                Math.min(1, Math.min(getWidth() / picture.width(), getHeight() / picture.height()));
        view.setFitWidth(picture.width() * scale);
        view.setFitHeight(picture.height() * scale);
        view.relocate(
                Math.rint((getWidth() - picture.width() * scale) / 2),
                Math.rint((getHeight() - picture.height() * scale) / 2));
    }
}
