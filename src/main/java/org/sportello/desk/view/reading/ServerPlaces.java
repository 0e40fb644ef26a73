package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.scene.layout.VBox;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;

/// What the servers say of a message: where it lies, and what others did with it there.
final class ServerPlaces extends VBox {

    private final Station station;

    ServerPlaces(Station station, List<Placement> places) {
        super(6);
        this.station = station;
        setId("server-places");
        setPadding(new Insets(12, 16, 12, 16));
        setMaxWidth(360);
        setPrefWidth(320);
        getChildren().add(Ui.label(station.say("desk.message.server"), Look.STRONG));
        if (places.isEmpty()) {
            getChildren().add(Ui.paragraph(station.say("desk.server.nowhere")));
        }
        for (var place : places) {
            getChildren().add(Ui.paragraph(words(place)));
        }
        if (places.stream().anyMatch(place -> place.goneAt() != null)) {
            getChildren().add(Ui.paragraph(station.say("desk.server.copy"), Look.MUTED));
        }
    }

    private String words(Placement place) {
        var gone = place.goneAt();
        if (gone != null) {
            return station.say(
                    place.removedByUs() ? "desk.server.removed" : "desk.server.gone",
                    place.folder(),
                    place.mailbox(),
                    station.tools().texts().formats().dateTime(gone));
        }
        var marks = place.marks();
        return station.say(
                "desk.server.there",
                place.folder(),
                place.mailbox(),
                marks == null ? station.say("desk.server.unknown") : words(marks));
    }

    private String words(Marks marks) {
        var words = new ArrayList<String>();
        words.add(station.say(marks.seen() ? "desk.server.seen" : "desk.server.unseen"));
        if (marks.answered()) {
            words.add(station.say("desk.server.answered"));
        }
        if (marks.flagged()) {
            words.add(station.say("desk.server.flagged"));
        }
        if (marks.deleted()) {
            words.add(station.say("desk.server.deleted"));
        }
        return String.join(", ", words);
    }
}
