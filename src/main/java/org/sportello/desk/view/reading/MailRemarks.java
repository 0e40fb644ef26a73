package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.message.Certified;
import org.sportello.mail.message.Invitation;
import org.sportello.mail.message.Protection;
import org.sportello.mail.message.Remarks;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a reader is told above a message: what does not fit about its sender, the envelope of
/// certified mail it came in, whether it is signed or encrypted, and the appointment that it
/// carries.
final class MailRemarks {

    private final Station station;

    private MailRemarks(Station station) {
        this.station = station;
    }

    /// The lines, in one box; nothing for an ordinary message.
    static List<Node> of(Station station, Remarks remarks) {
        var lines = new ArrayList<Node>();
        var words = new MailRemarks(station);
        for (var suspicion : remarks.suspicions()) {
            var key = "desk.suspicion." + suspicion.kind().word();
            lines.add(
                    words.line(
                            Icon.WARNING,
                            Look.WARNING,
                            station.say(key, suspicion.shown(), suspicion.truth())));
        }
        var certified = remarks.certified();
        if (certified != null) {
            lines.add(words.envelope(certified));
        }
        if (remarks.protection() != Protection.NONE) {
            var key = "desk.protection." + remarks.protection().name().toLowerCase(Locale.ROOT);
            lines.add(words.line(Icon.LOCK, Look.MUTED, station.say(key)));
        }
        var invitation = remarks.invitation();
        if (invitation != null) {
            lines.add(words.card(invitation));
        }
        return lines.isEmpty() ? List.of() : List.of(box(lines));
    }

    private static VBox box(List<Node> lines) {
        var box = new VBox(6);
        box.setId("remarks");
        box.setPadding(new Insets(0, 0, 10, 0));
        box.getChildren().addAll(lines);
        return box;
    }

    /// Calm: only the sign has a colour.
    private HBox line(Icon icon, String look, String text) {
        var words = Ui.paragraph(text, Look.MUTED, Look.SMALL);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(8, Icons.of(icon, look), words);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /// How the letter came, and on demand what its carrier wrote around it.
    private VBox envelope(Certified certified) {
        var carrier = certified.carrier() == null ? "" : certified.carrier().domain();
        var letter = certified.state() == Certified.State.CERTIFIED;
        var envelope = new VBox(6);
        envelope.setId("envelope");
        var line =
                line(
                        letter ? Icon.MAIL : Icon.WARNING,
                        letter ? Look.MUTED : Look.WARNING,
                        station.say("desk.certified." + certified.state().word(), carrier));
        var text = Ui.paragraph(certified.text(), Look.MUTED, Look.SMALL);
        text.setId("envelope-text");
        line.getChildren()
                .add(
                        Ui.link(
                                station.say("desk.certified.envelope"),
                                () -> {
                                    if (!envelope.getChildren().remove(text)) {
                                        envelope.getChildren().add(text);
                                    }
                                }));
        envelope.getChildren().add(line);
        return envelope;
    }

    private VBox card(Invitation invitation) {
        var method = invitation.method().name().toLowerCase(Locale.ROOT);
        var kind = Ui.label(station.say("desk.invitation." + method), Look.MUTED, Look.SMALL);
        var head = new HBox(8, Icons.of(Icon.CALENDAR, Look.SMALL), kind);
        head.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(4, head);
        card.setId("invitation");
        card.getStyleClass().add(Look.CARD);
        card.setPadding(new Insets(8, 12, 10, 12));
        add(card, invitation.summary(), Look.STRONG);
        add(card, when(invitation), Look.MEDIUM);
        add(card, invitation.location(), Look.MUTED);
        var organiser = invitation.organiser();
        if (organiser != null && !organiser.display().isEmpty()) {
            add(card, station.say("desk.invitation.by", organiser.display()), Look.MUTED);
        }
        return card;
    }

    private static void add(VBox card, String text, String look) {
        if (!text.isBlank()) {
            card.getChildren().add(Ui.paragraph(text, look));
        }
    }

    private String when(Invitation invitation) {
        var start = invitation.start();
        if (start == null) {
            return "";
        }
        var when =
                invitation.allDay()
                        ? days(start, invitation.end())
                        : times(start, invitation.end());
        return invitation.repeats() ? station.say("desk.invitation.repeats", when) : when;
    }

    private String days(Instant start, @org.jspecify.annotations.Nullable Instant end) {
        var formats = station.tools().texts().formats();
        var first = start.atZone(ZoneOffset.UTC).toLocalDate();
        var last = end == null ? first : end.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        return last.isAfter(first)
                ? station.say(
                        "desk.invitation.span", formats.longDate(first), formats.longDate(last))
                : formats.longDate(first);
    }

    private String times(Instant start, @org.jspecify.annotations.Nullable Instant end) {
        var formats = station.tools().texts().formats();
        var from =
                formats.longDate(start.atZone(formats.zone()).toLocalDate())
                        + ", "
                        + formats.time(start);
        if (end == null || !end.isAfter(start)) {
            return from;
        }
        var sameDay =
                start.atZone(formats.zone())
                        .toLocalDate()
                        .equals(end.atZone(formats.zone()).toLocalDate());
        return station.say(
                "desk.invitation.span", from, sameDay ? formats.time(end) : formats.dateTime(end));
    }
}
