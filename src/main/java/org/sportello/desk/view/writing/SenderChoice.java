package org.sportello.desk.view.writing;

import javafx.scene.control.ChoiceBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.ticket.Draft;
import org.sportello.ui.control.Wording;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// From which mailbox, and as which of its addresses, a new message leaves.
final class SenderChoice extends ChoiceBox<SenderChoice.Sender> {

    /// A mailbox and the address of it that a message leaves as.
    record Sender(Mailbox box, Alias as) {

        private static Stream<Sender> all(Mailbox box) {
            return box.senders().stream().map(one -> new Sender(box, one));
        }

        private String words() {
            return as.address().equals(box.address())
                    ? box.name() + " · " + box.address()
                    : FromChoice.words(as);
        }
    }

    /// @param changed the agent has chosen another one
    SenderChoice(Station station, Runnable changed) {
        setId("new-from");
        setConverter(new Wording<>(Sender::words));
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText(station.say("desk.new.from"));
        setOnAction(_ -> {
            if (isFocused()) {
                changed.run();
            }
        });
    }

    /// Those that can send.
    static List<Sender> of(List<Mailbox> mailboxes) {
        return mailboxes.stream()
                .filter(box -> box.active())
                .filter(box -> box.outgoing() != null)
                .flatMap(Sender::all)
                .toList();
    }

    /// Offers these, the first chosen.
    void offer(List<Sender> senders) {
        getItems().setAll(senders);
        getSelectionModel().selectFirst();
    }

    /// Chooses what the draft was to leave from, if it is still there.
    void choose(Draft draft) {
        getItems().stream()
                .filter(one -> draft.mailboxId() != null && one.box().id() == draft.mailboxId())
                .min(
                        Comparator.comparing(
                                (Sender one) -> !one.as().address().equalsIgnoreCase(draft.from())))
                .ifPresent(this::setValue);
    }

    @Nullable Long mailboxId() {
        var chosen = getValue();
        return chosen == null ? null : chosen.box().id();
    }

    @Nullable String address() {
        var chosen = getValue();
        return chosen == null ? null : chosen.as().address();
    }
}
