package org.sportello.desk.view.reading;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.ticket.EventLine;
import org.sportello.ticket.Interaction;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.time.Instant;

/// What happened beside what was said, as a thin line.
public final class EventLineView extends HBox {

    public EventLineView(Station station, OpenTicket open, Interaction entry) {
        super(8);
        setAlignment(Pos.CENTER);
        var formats = station.tools().texts().formats();
        var line = EventLine.of(entry, open::agent);
        var arguments =
                line.arguments().stream()
                        .map(argument ->
                                argument instanceof Instant at ? formats.dateTime(at) : argument)
                        .toArray();
        var words = station.say(line.key(), arguments) + " · " + formats.dateTime(entry.at());
        var label = Ui.paragraph(words, Look.SUBTLE, Look.SMALL);
        label.setMinWidth(0);
        label.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(thread(), label, thread());
    }

    private static Region thread() {
        var thread = new Region();
        thread.getStyleClass().add("rule");
        thread.setMinWidth(12);
        thread.setMaxHeight(1);
        HBox.setHgrow(thread, Priority.ALWAYS);
        return thread;
    }
}
