package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.desk.Message;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.Enclosed;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;

import java.util.stream.Collectors;

/// A mail that came inside another one, with its own pictures and files.
final class InnerMail extends VBox {

    private static final int MOST_RECIPIENTS = 5;

    InnerMail(Station station, Enclosed message, ParsedMail parsed, MessageMenu menu) {
        super(8);
        setPadding(new Insets(4, 12, 12, 4));
        setId("inner-mail");
        var texts = station.tools().texts();
        getChildren().add(head(station, parsed));
        var to =
                parsed.to().stream()
                        .limit(MOST_RECIPIENTS)
                        .map(MailAddress::display)
                        .collect(Collectors.joining(", "));
        if (!to.isEmpty()) {
            getChildren().add(Ui.paragraph(station.say("desk.message.to", to), Look.MUTED));
        }
        getChildren().addAll(MailRemarks.of(station, parsed.remarks()));
        var pictures = new MailPictures(station, message, parsed);
        var doc = new DocView(texts, pictures, station.outside().link());
        var body = Message.body(parsed);
        doc.setFolded(body);
        getChildren()
                .addAll(doc, new BlockedPictures(station, doc, parsed, Message.trackers(parsed)));
        var files = Attachments.beside(parsed, body);
        if (!files.isEmpty()) {
            getChildren().add(new Attachments(station, message, files, menu));
        }
    }

    private static HBox head(Station station, ParsedMail parsed) {
        var head = new HBox(8);
        head.setAlignment(Pos.BASELINE_LEFT);
        var from = parsed.from();
        if (from != null) {
            var name = Ui.label(from.display(), Look.STRONG);
            name.setMinWidth(USE_PREF_SIZE);
            var address = Ui.label(from.name().isEmpty() ? "" : from.address(), Look.SUBTLE);
            address.setMinWidth(0);
            head.getChildren().addAll(name, address);
        }
        head.getChildren().add(Ui.spacer());
        var date = parsed.date();
        if (date != null) {
            var when = station.tools().texts().formats().dateTime(date);
            var label = Ui.label(when, Look.SUBTLE, Look.SMALL);
            label.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(label);
        }
        return head;
    }
}
