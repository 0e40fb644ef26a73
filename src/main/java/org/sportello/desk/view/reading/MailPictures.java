package org.sportello.desk.view.reading;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.Mail;
import org.sportello.mail.ParsedMail;
import org.sportello.text.ImageSource;
import org.sportello.ui.doc.ImageLoader;

import java.util.function.Consumer;

/// The pictures of a message: its own out of its bytes; those on the network only when the view
/// asks for them.
record MailPictures(Station station, Mail mail, ParsedMail parsed) implements ImageLoader {

    @Override
    public void load(ImageSource source, Consumer<byte[]> then) {
        if (source instanceof ImageSource.Cid(var cid)) {
            parsed.attachments().stream()
                    .filter(file -> cid.equals(file.cid()))
                    .findFirst()
                    .ifPresent(file ->
                            station.tools()
                                    .work()
                                    .run(
                                            () ->
                                                    station.desk()
                                                            .post()
                                                            .reader()
                                                            .attachment(mail.id(), file.index()),
                                            then));
        } else if (source instanceof ImageSource.Remote(var url)) {
            station.tools()
                    .work()
                    .run(() -> RemoteImages.fetch(url), bytes -> bytes.ifPresent(then));
        }
    }
}
