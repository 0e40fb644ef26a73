package org.sportello.desk.view.reading;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;

/// Pictures on the network stay there until the agent wants them: once, or always from this sender.
/// Those that only report reading stay out for good, and are counted.
final class BlockedPictures extends VBox {

    /// In pixels: below the words of the line above.
    private static final double BESIDE_ICON = 22;

    private final Station station;
    private final DocView doc;

    /// @param parsed the mail, null for what is none
    /// @param trackers how many pictures were left out because they only report reading
    BlockedPictures(Station station, DocView doc, @Nullable ParsedMail parsed, int trackers) {
        super(4);
        this.station = station;
        this.doc = doc;
        setId("blocked-pictures");
        setPadding(new Insets(8, 0, 0, 0));
        var sender = parsed == null ? null : trusted(parsed);
        var waiting = waiting(sender);
        var left =
                Ui.paragraph(station.say("desk.images.trackers", trackers), Look.MUTED, Look.SMALL);
        left.setPadding(new Insets(0, 0, 0, BESIDE_ICON));
        left.setVisible(trackers > 0);
        left.setManaged(trackers > 0);
        getChildren().addAll(waiting, left);
        visibleProperty().bind(Bindings.or(waiting.visibleProperty(), left.visibleProperty()));
        managedProperty().bind(visibleProperty());
        if (sender != null && doc.blockedImagesProperty().get() > 0) {
            var senders = station.desk().post().pictures();
            station.tools().work().run(() -> senders.isAllowed(sender.key()), this::show);
        }
    }

    /// Who sent it, if nothing speaks against it: a name is easily forged.
    private static @Nullable MailAddress trusted(ParsedMail parsed) {
        var from = parsed.from();
        return from == null || from.address().isBlank() || !parsed.remarks().suspicions().isEmpty()
                ? null
                : from;
    }

    private void show(boolean allowed) {
        if (allowed) {
            doc.showRemoteImages();
        }
    }

    private HBox waiting(@Nullable MailAddress sender) {
        var words = Ui.label("", Look.MUTED, Look.SMALL);
        var show = Ui.link(station.say("desk.images.show"), doc::showRemoteImages);
        show.setId("pictures-once");
        show.getStyleClass().add(Look.SMALL);
        var flow = new FlowPane(8, 2, words, show);
        flow.setRowValignment(javafx.geometry.VPos.CENTER);
        HBox.setHgrow(flow, javafx.scene.layout.Priority.ALWAYS);
        if (sender != null) {
            var always =
                    Ui.link(
                            station.say("desk.images.always", sender.address()),
                            () -> always(sender));
            always.setId("pictures-always");
            always.getStyleClass().add(Look.SMALL);
            flow.getChildren().add(always);
        }
        var line = new HBox(8, Icons.of(Icon.HIDE, Look.SMALL), flow);
        line.setAlignment(Pos.CENTER_LEFT);
        doc.blockedImagesProperty()
                .subscribe(count -> {
                    words.setText(station.say("desk.images.blocked", count));
                    line.setVisible(count.intValue() > 0);
                    line.setManaged(count.intValue() > 0);
                });
        return line;
    }

    private void always(MailAddress sender) {
        var senders = station.desk().post().pictures();
        doc.showRemoteImages();
        station.tools()
                .work()
                .run(
                        () -> senders.allow(sender.key()),
                        () ->
                                station.tools()
                                        .notices()
                                        .undo(
                                                station.say(
                                                        "desk.images.allowed", sender.address()),
                                                () -> revoke(sender)));
    }

    private void revoke(MailAddress sender) {
        var senders = station.desk().post().pictures();
        station.tools().work().run(() -> senders.revoke(sender.key()), () -> {});
    }
}
