package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import org.sportello.desk.view.station.Station;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;

/// Pictures on the network stay there until the agent wants them.
final class BlockedPictures extends HBox {

    BlockedPictures(Station station, DocView doc) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(8, 0, 0, 0));
        var words = Ui.label("", Look.MUTED, Look.SMALL);
        var show = Ui.link(station.say("desk.images.show"), doc::showRemoteImages);
        show.getStyleClass().add(Look.SMALL);
        show.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.of(Icon.HIDE, Look.SMALL), words, show);
        doc.blockedImagesProperty()
                .subscribe(count -> {
                    words.setText(station.say("desk.images.blocked", count));
                    setVisible(count.intValue() > 0);
                    setManaged(count.intValue() > 0);
                });
    }
}
