package org.sportello.desk.view.writing;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.desk.view.station.Station;
import org.sportello.ticket.Draft.Kind;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.BiConsumer;

/// The head of what is written on a ticket: which kind it is, and for mail to whom it goes and as
/// whom it leaves.
final class ReplyHead extends VBox {

    private final Station station;
    private final Letter letter;
    private final FromChoice from;
    private final MenuButton kinds = new MenuButton();
    private final Hyperlink showCopies;

    /// @param start called with another kind, and whether everybody is to be answered
    ReplyHead(Station station, Letter letter, FromChoice from, BiConsumer<Kind, Boolean> start) {
        super(6);
        this.station = station;
        this.letter = letter;
        this.from = from;
        kinds.getStyleClass().addAll(Look.QUIET, Look.STRONG);
        kinds.setId("reply-kind");
        kinds.setMinWidth(USE_PREF_SIZE);
        showCopies = Ui.link(station.say("desk.showCopies"), () -> copies(true));
        showCopies.getStyleClass().add(Look.SMALL);
        showCopies.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(letter.to(), Priority.ALWAYS);
        var first = new HBox(8, kinds, letter.to(), showCopies);
        first.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(first, from);
        getStyleClass().add("composer-head");
        for (var one : List.of(Kind.REPLY, Kind.FORWARD, Kind.NOTE, Kind.CALL)) {
            offer("desk.kind." + one, () -> start.accept(one, false));
            if (one == Kind.REPLY) {
                offer("desk.kind.ALL", () -> start.accept(one, true));
            }
        }
    }

    private void offer(String key, Runnable action) {
        var item = new MenuItem(station.say(key));
        item.setOnAction(_ -> action.run());
        kinds.getItems().add(item);
    }

    /// Shows the lines for copies and the subject, or puts them away.
    void copies(boolean shown) {
        getChildren().removeAll(letter.cc(), letter.bcc(), letter.subject());
        if (shown) {
            getChildren().addAll(letter.cc(), letter.bcc(), letter.subject());
        }
    }

    /// Names the kind; only mail has an address.
    void show(Kind kind, boolean mail) {
        kinds.setText(station.say("desk.kind." + kind));
        for (var ofMail : List.of(letter.to(), showCopies)) {
            ofMail.setVisible(mail);
            ofMail.setManaged(mail);
        }
        from.show(mail);
        if (!mail) {
            copies(false);
        }
    }
}
