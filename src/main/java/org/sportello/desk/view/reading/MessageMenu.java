package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.Enclosed;
import org.sportello.mail.Mail;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.ParsedMail;
import org.sportello.ticket.Interaction;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.Picture;
import org.sportello.ui.original.OriginalView;
import org.sportello.ui.overlay.OverlayLayer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What lies behind a message: why it is here, how its sender made it, and its bytes.
public final class MessageMenu {

    private final Station station;
    private final OverlayLayer overlays;

    public MessageMenu(Station station, OverlayLayer overlays) {
        this.station = station;
        this.overlays = overlays;
    }

    /// Asks which ticket a mail belongs to, and moves it there.
    public void move(Interaction entry, long customerId) {
        new MoveMail(station, overlays, entry, customerId).open();
    }

    /// Where a mail may belong instead: the other tickets of its customer first, as they are when
    /// the menu opens.
    Menu moving(MenuButton opened, Interaction entry, long customerId) {
        var moving = new Menu(station.say("desk.message.move"));
        var other = new MenuItem(station.say("desk.move.other"));
        other.setOnAction(_ -> move(entry, customerId));
        moving.getItems().add(other);
        opened.setOnShowing(
                _ -> new MoveMail(station, overlays, entry, customerId).offer(moving, other));
        return moving;
    }

    /// The check that decided where the message was filed, in words.
    void why(Node owner, Mail mail) {
        var box =
                new VBox(
                        6,
                        Ui.label(station.say("desk.message.why"), Look.STRONG),
                        Ui.paragraph(words(mail)));
        for (var flag : mail.flags().split(" ", -1)) {
            var key = Why.KEY + "flag." + flag;
            if (station.tools().texts().has(key)) {
                box.getChildren().add(Ui.paragraph(station.say(key), Look.MUTED));
            }
        }
        box.setPadding(new Insets(12, 16, 12, 16));
        box.setMaxWidth(360);
        box.setPrefWidth(320);
        Ui.popover(owner, box);
    }

    /// What the servers say of the message.
    void server(Node owner, List<Placement> places) {
        Ui.popover(owner, new ServerPlaces(station, places));
    }

    private String words(Mail mail) {
        var why = mail.why();
        var key = Why.key(why);
        return station.tools().texts().has(key)
                ? station.say(key, Why.detail(why))
                : station.say("desk.why.other", why);
    }

    /// A mail that stands on no ticket.
    public void loose(long mailId) {
        var post = station.desk().post();
        station.tools()
                .work()
                .run(
                        () ->
                                post.mails()
                                        .find(mailId)
                                        .filter(mail -> mail.rawId() != null)
                                        .map(mail -> new Read(mail, post.reader().read(mail.id()))),
                        found -> found.ifPresent(this::loose));
    }

    private record Read(Mail mail, ParsedMail parsed) {}

    private void loose(Read read) {
        var mail = read.mail();
        var ways = new ArrayList<Node>();
        if (read.parsed().html() != null) {
            ways.add(
                    Ui.button(
                            station.say("desk.message.original"),
                            () -> original(Enclosed.mail(mail.id()), read.parsed())));
        }
        ways.add(Ui.button(station.say("desk.message.source"), () -> source(mail)));
        panel(
                mail.subject(),
                ways,
                OverlayLayer.fitting(
                        new LooseMail(station, mail, read.parsed(), words(mail), this)));
    }

    /// A mail that came inside another one.
    ///
    /// @param save the way to keep it as a file
    void inside(Enclosed message, String name, Node save) {
        var reader = station.desk().post().reader();
        station.tools()
                .work()
                .run(() -> reader.read(message), parsed -> inside(message, parsed, name, save));
    }

    private void inside(Enclosed message, ParsedMail parsed, String name, Node save) {
        var ways = new ArrayList<Node>();
        if (parsed.html() != null) {
            ways.add(
                    Ui.button(
                            station.say("desk.message.original"), () -> original(message, parsed)));
        }
        ways.add(save);
        panel(
                parsed.subject().isBlank() ? name : parsed.subject(),
                ways,
                OverlayLayer.fitting(new InnerMail(station, message, parsed, this)));
    }

    /// A picture that came as a file, as large as the panel allows. What cannot be drawn is opened
    /// elsewhere instead.
    void preview(
            Enclosed message, Attachment file, String name, List<Node> ways, Runnable elsewhere) {
        var reader = station.desk().post().reader();
        station.tools()
                .work()
                .run(
                        () -> Picture.unpack(reader.attachment(message, file.index())),
                        picture ->
                                picture.ifPresentOrElse(
                                        drawn -> panel(name, ways, new PicturePane(drawn, name)),
                                        elsewhere));
    }

    /// The message as its sender designed it, in a view that can load and run nothing.
    void original(Enclosed message, ParsedMail parsed) {
        station.tools()
                .work()
                .run(
                        () -> design(message, parsed),
                        design ->
                                panel(
                                        parsed.subject(),
                                        List.of(),
                                        new OriginalView(design.html(), design.pictures(), false)));
    }

    private record Design(String html, Map<String, OriginalView.Part> pictures) {}

    private Design design(Enclosed message, ParsedMail parsed) {
        var html = station.desk().post().reader().designed(message);
        return new Design(html == null ? "" : html, pictures(message, parsed));
    }

    private Map<String, OriginalView.Part> pictures(Enclosed message, ParsedMail parsed) {
        var reader = station.desk().post().reader();
        var pictures = new HashMap<String, OriginalView.Part>();
        for (var file : parsed.attachments()) {
            if (file.cid() != null) {
                pictures.put(
                        file.cid(),
                        new OriginalView.Part(
                                file.type(), reader.attachment(message, file.index())));
            }
        }
        return pictures;
    }

    /// The bytes as they came.
    void source(Mail mail) {
        station.tools()
                .work()
                .run(
                        () -> station.desk().post().reader().raw(mail.id()),
                        raw -> {
                            var area = new TextArea(new String(raw, StandardCharsets.ISO_8859_1));
                            area.setEditable(false);
                            area.getStyleClass().add("monospace");
                            area.setAccessibleText(station.say("desk.message.source"));
                            panel(mail.subject(), List.of(), area);
                        });
    }

    private void panel(String name, List<Node> ways, Node content) {
        new Panel(overlays, name, station.say("ui.close"), ways, content).open();
    }
}
