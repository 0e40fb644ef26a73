package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.sportello.desk.AnsweredElsewhere;
import org.sportello.desk.view.station.Station;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

/// Above a customer's message that somebody has answered in another program.
final class ElsewhereLine extends HBox {

    ElsewhereLine(Station station, AnsweredElsewhere answered) {
        super(8);
        setId("answered-elsewhere");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 0, 6, 0));
        var at = answered.noticedAt();
        var words =
                at == null
                        ? station.say("desk.elsewhere.before")
                        : station.say(
                                "desk.elsewhere.noticed",
                                station.tools().texts().formats().dateTime(at));
        var text = Ui.paragraph(words, Look.MEDIUM, Look.SMALL);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icons.of(Icon.REPLY, Look.WARNING), text);
    }
}
