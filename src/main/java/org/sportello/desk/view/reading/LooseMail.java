package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.desk.Message;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.Enclosed;
import org.sportello.mail.Mail;
import org.sportello.mail.message.ParsedMail;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;

/// A mail that stands on no ticket, such as a newsletter: who wrote it, why it made no ticket, and
/// what it says.
final class LooseMail extends VBox {

    LooseMail(Station station, Mail mail, ParsedMail parsed, String why, MessageMenu menu) {
        super(8);
        setPadding(new Insets(4, 12, 12, 4));
        setId("loose-mail");
        var texts = station.tools().texts();
        var from = Ui.label(mail.from().display(), Look.STRONG);
        var address = Ui.label(mail.from().address(), Look.SUBTLE);
        var when = Ui.label(texts.formats().dateTime(mail.arrivedAt()), Look.SUBTLE, Look.SMALL);
        from.setMinWidth(USE_PREF_SIZE);
        address.setMinWidth(0);
        when.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(8, from, address, Ui.spacer(), when);
        head.setAlignment(Pos.BASELINE_LEFT);
        var pictures = new MailPictures(station, Enclosed.mail(mail.id()), parsed);
        var doc = new DocView(texts, pictures, station.outside().link());
        var body = Message.body(parsed);
        doc.setFolded(body);
        getChildren().addAll(head, Ui.paragraph(why, Look.MUTED));
        getChildren().addAll(MailRemarks.of(station, parsed.remarks()));
        getChildren().add(doc);
        getChildren().add(new BlockedPictures(station, doc, parsed, Message.trackers(parsed)));
        var files = Attachments.beside(parsed, body);
        if (!files.isEmpty()) {
            getChildren().add(new Attachments(station, Enclosed.mail(mail.id()), files, menu));
        }
    }
}
