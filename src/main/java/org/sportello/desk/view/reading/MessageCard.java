package org.sportello.desk.view.reading;

import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.desk.AnsweredElsewhere;
import org.sportello.desk.Message;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.Enclosed;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;
import org.sportello.ticket.Interaction;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;
import org.sportello.ui.doc.ImageLoader;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One message, note or call of a conversation.
public final class MessageCard extends VBox {

    /// A longer one gives way to the time.
    private static final int LONG_NAME = 22;

    private final Station station;
    private final OpenTicket open;
    private final Message message;
    private final DocView doc;

    public MessageCard(Station station, OpenTicket open, Message message, MessageMenu menu) {
        this.station = station;
        this.open = open;
        this.message = message;
        setId("message-" + message.entry().id());
        getStyleClass().addAll(Look.CARD, "message");
        switch (message.entry().kind()) {
            case NOTE, CALL -> getStyleClass().add("note");
            case MAIL_OUT -> getStyleClass().add("out");
            default -> {}
        }
        var parsed = message.parsed();
        var mail = message.mail();
        var pictures =
                parsed == null || mail == null
                        ? ImageLoader.NONE
                        : new MailPictures(station, Enclosed.mail(mail.id()), parsed);
        doc = new DocView(station.tools().texts(), pictures, station.outside().link());
        doc.setFolded(message.body());
        getChildren().add(head(menu));
        AnsweredElsewhere.of(open, message)
                .ifPresent(answered -> getChildren().add(new ElsewhereLine(station, answered)));
        OtherMatter.of(open, message)
                .ifPresent(matter -> getChildren().add(new SplitLine(station, matter)));
        if (parsed != null) {
            getChildren().addAll(MailRemarks.of(station, parsed.remarks()));
        }
        getChildren().addAll(doc, new BlockedPictures(station, doc, parsed, message.trackers()));
        var waiting = message.waiting();
        if (waiting != null) {
            getChildren().add(new WaitingLine(station, open, message, waiting));
        }
        if (parsed != null && mail != null) {
            var files = Attachments.beside(parsed, message.body());
            if (!files.isEmpty()) {
                getChildren().add(new Attachments(station, Enclosed.mail(mail.id()), files, menu));
            }
        }
    }

    private HBox head(MessageMenu menu) {
        var entry = message.entry();
        var formats = station.tools().texts().formats();
        var who = who();
        var name = Ui.label(who, Look.STRONG);
        if (who.length() <= LONG_NAME) {
            name.setMinWidth(USE_PREF_SIZE);
        }
        var head = new HBox(8, new Avatar(who, Avatar.Size.NORMAL), name);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new javafx.geometry.Insets(0, 0, 6, 0));
        var address = message.mail() == null ? "" : address(message.mail());
        if (!address.isEmpty()) {
            var label = Ui.label(address, Look.SUBTLE);
            label.setMinWidth(0);
            head.getChildren().add(label);
        }
        badge(entry).ifPresent(head.getChildren()::add);
        var when = Ui.label(formats.dateTime(entry.at()), Look.SUBTLE, Look.SMALL);
        when.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addAll(Ui.spacer(), when);
        if (message.mail() != null && message.parsed() != null) {
            head.getChildren().add(more(menu, message.mail(), message.parsed()));
        }
        return head;
    }

    private String who() {
        var entry = message.entry();
        if (entry.agentId() != null) {
            return open.agent(entry.agentId());
        }
        var mail = message.mail();
        return mail == null ? "Sportello" : mail.from().display();
    }

    /// For mail in the sender's address, for mail out whom it went to.
    private String address(Mail mail) {
        if (mail.outgoing()) {
            return station.say(
                    "desk.message.to",
                    mail.recipients().stream()
                            .map(MailAddress::address)
                            .limit(3)
                            .collect(Collectors.joining(", ")));
        }
        return mail.from().name().isEmpty() ? "" : mail.from().address();
    }

    private Optional<Badge> badge(Interaction entry) {
        return switch (entry.kind()) {
            case NOTE -> Optional.of(new Badge(station.say("desk.message.note"), Badge.Kind.OK));
            case CALL -> Optional.of(new Badge(station.say("desk.message.call"), Badge.Kind.OK));
            case MAIL_OUT -> delivery(entry);
            case MAIL_IN ->
                    message.mail() != null && !message.mail().kind().equals("customer")
                            ? Optional.of(
                                    new Badge(
                                            station.say(
                                                    "desk.kind."
                                                            + message.mail()
                                                                    .kind()
                                                                    .toLowerCase(Locale.ROOT)),
                                            Badge.Kind.OK))
                            : Optional.empty();
            case EVENT -> Optional.empty();
        };
    }

    private Optional<Badge> delivery(Interaction entry) {
        var words = new DeliveryWords(station.tools().texts());
        var state = words.state(entry, message.waiting());
        if (state.isEmpty()) {
            return Optional.empty();
        }
        var kind =
                switch (words.word(entry, message.waiting())) {
                    case "failed", "bounced" -> Badge.Kind.LATE;
                    case "waiting", "dropped" -> Badge.Kind.OK;
                    default -> Badge.Kind.SOON;
                };
        return Optional.of(new Badge(state, kind));
    }

    private MenuButton more(MessageMenu menu, Mail mail, ParsedMail parsed) {
        var more = new MenuButton("", Icons.of(Icon.MORE));
        more.getStyleClass().addAll(Look.QUIET, "icon-button");
        more.setAccessibleText(station.say("desk.message.more"));
        more.getItems()
                .addAll(
                        item("desk.message.why", () -> menu.why(more, mail)),
                        item("desk.message.source", () -> menu.source(mail)),
                        item("desk.message.copy", doc::copy));
        if (parsed.html() != null) {
            more.getItems()
                    .add(
                            1,
                            item(
                                    "desk.message.original",
                                    () -> menu.original(Enclosed.mail(mail.id()), parsed)));
        }
        if (message.entry().kind() == Interaction.Kind.MAIL_IN) {
            var move = menu.moving(more, message.entry(), open.customer().id());
            move.setId("message-move");
            more.getItems().add(1, move);
            var places = open.places().getOrDefault(mail.id(), List.of());
            var server = item("desk.message.server", () -> menu.server(more, places));
            server.setId("message-server");
            more.getItems().add(2, server);
        }
        return more;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(station.say(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
