package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import org.sportello.desk.Message;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.TakenBack;
import org.sportello.desk.view.station.Station;
import org.sportello.desk.view.writing.SentNotice;
import org.sportello.reply.Sent;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

/// Below a message of ours that has not left: when it will, and what can still be done about it.
final class WaitingLine extends HBox {

    private final Station station;

    WaitingLine(Station station, OpenTicket open, Message message, Sent sent) {
        super(10);
        this.station = station;
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(8, 0, 0, 0));
        var back =
                Ui.link(station.say("desk.waiting.takeBack"), () -> takeBack(open, message, sent));
        back.setId("waiting-back");
        var now = Ui.link(station.say("desk.waiting.sendNow"), () -> sendNow(sent));
        now.setId("waiting-now");
        for (var link : new javafx.scene.control.Hyperlink[] {back, now}) {
            link.getStyleClass().add(Look.SMALL);
            link.setMinWidth(USE_PREF_SIZE);
        }
        var words =
                Ui.paragraph(
                        new DeliveryWords(station.tools().texts()).line(sent),
                        Look.MUTED,
                        Look.SMALL);
        words.setMinWidth(0);
        getChildren().addAll(Icons.of(Icon.DEADLINE, Look.SMALL), words);
        if (!sent.dropped()) {
            getChildren().add(back);
        }
        if (sent.limit().isEmpty() && !sent.dropped()) {
            getChildren().add(now);
        }
    }

    private void takeBack(OpenTicket open, Message message, Sent sent) {
        station.tools()
                .work()
                .run(
                        () ->
                                TakenBack.draft(
                                        station.desk(), open, message, station.agent().getAsLong()),
                        draft -> new SentNotice(station).takeBack(sent, draft));
    }

    private void sendNow(Sent sent) {
        station.tools().work().run(() -> station.desk().post().replies().sendNow(sent), () -> {});
    }
}
