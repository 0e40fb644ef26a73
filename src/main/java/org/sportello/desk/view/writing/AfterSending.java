package org.sportello.desk.view.writing;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import org.sportello.desk.view.station.Station;
import org.sportello.reply.Reply.Then;

import java.util.List;

/// What becomes of the ticket when the answer leaves: it waits for the customer, unless somebody
/// chooses otherwise.
final class AfterSending extends MenuButton {

    private final Station station;
    private Then chosen = Then.WAITING;

    AfterSending(Station station) {
        this.station = station;
        setId("reply-after");
        setMinWidth(USE_PREF_SIZE);
        for (var one : List.of(Then.WAITING, Then.SOLVED, Then.OPEN)) {
            var item = new MenuItem(words(one));
            item.setOnAction(_ -> choose(one));
            getItems().add(item);
        }
        choose(Then.WAITING);
    }

    private String words(Then one) {
        return station.say("desk.then." + one.state());
    }

    void choose(Then wanted) {
        chosen = wanted;
        setText(words(wanted));
    }

    Then chosen() {
        return chosen;
    }
}
