package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.Alias;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.control.Wording;

import java.util.List;

/// As whom an answer leaves; to be seen only where there is a choice.
final class FromChoice extends HBox {

    private final ChoiceBox<Alias> choice = new ChoiceBox<>();
    private @Nullable String preferred;

    /// @param changed the agent has chosen another one
    FromChoice(Station station, Runnable changed) {
        super(8);
        var name = Ui.label(station.say("desk.new.from"), Look.MUTED);
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(choice);
        choice.setId("reply-from");
        choice.setAccessibleText(station.say("desk.new.from"));
        choice.setConverter(new Wording<>(FromChoice::words));
        choice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choice, Priority.ALWAYS);
        setPadding(new Insets(0, 0, 0, 9));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(name, choice);
        offer(List.of());
        choice.setOnAction(_ -> {
            if (choice.isFocused()) {
                changed.run();
            }
        });
    }

    /// Chooses this address once it is offered: the one that a draft was to leave as.
    void prefer(@Nullable String address) {
        preferred = address;
    }

    /// The address, with the name that people see before it.
    static String words(Alias one) {
        return one.fromName().isBlank() ? one.address() : one.fromName() + " · " + one.address();
    }

    /// Offers these, the first chosen; what the agent has chosen before stays, if it is there.
    void offer(List<Alias> senders) {
        var before = choice.getValue();
        choice.getItems().setAll(senders);
        var kept =
                senders.stream()
                        .filter(one -> one.address().equalsIgnoreCase(preferred))
                        .findFirst();
        if (kept.isPresent() && before == null) {
            choice.setValue(kept.get());
        } else if (before != null && senders.contains(before)) {
            choice.setValue(before);
        } else {
            choice.getSelectionModel().selectFirst();
        }
        show(true);
    }

    /// Shows it, if there is a choice.
    void show(boolean wanted) {
        var shown = wanted && choice.getItems().size() > 1;
        setVisible(shown);
        setManaged(shown);
    }

    /// The chosen address; null if it is not known yet.
    @Nullable String address() {
        var chosen = choice.getValue();
        return chosen == null ? preferred : chosen.address();
    }
}
