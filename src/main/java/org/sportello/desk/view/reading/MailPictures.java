package org.sportello.desk.view.reading;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.Enclosed;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.pictures.NetworkPictures;
import org.sportello.text.ImageSource;
import org.sportello.ui.doc.ImageLoader;
import org.sportello.ui.doc.Picture;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The pictures of a message: its own out of its bytes; those on the network only when the view
/// asks for them.
record MailPictures(Station station, Enclosed message, ParsedMail parsed, NetworkPictures network)
        implements ImageLoader {

    MailPictures(Station station, Enclosed message, ParsedMail parsed) {
        this(station, message, parsed, new NetworkPictures());
    }

    @Override
    public void load(ImageSource source, Consumer<Picture> then) {
        if (source instanceof ImageSource.Cid(var cid)) {
            parsed.attachments().stream()
                    .filter(file -> cid.equals(file.cid()))
                    .findFirst()
                    .ifPresent(file -> show(() -> part(file), then));
        } else if (source instanceof ImageSource.Remote(var url)) {
            show(() -> network.fetch(url).flatMap(Picture::unpack), then);
        }
    }

    private Optional<Picture> part(Attachment file) {
        return Picture.unpack(station.desk().post().reader().attachment(message, file.index()));
    }

    private void show(Callable<Optional<Picture>> job, Consumer<Picture> then) {
        station.tools().work().run(job, picture -> picture.ifPresent(then));
    }
}
