package org.sportello.mail.view.setup;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.sportello.mail.setup.Clue;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck.Step;

/// How far the test of a mailbox is, for the screen.
final class SetupSteps {

    final ObservableList<Line> lines = FXCollections.observableArrayList();

    /// What the search for servers brought; empty where none was needed.
    final ObservableList<Clue> clues = FXCollections.observableArrayList();

    /// The servers are being looked for.
    final BooleanProperty searching = new SimpleBooleanProperty(this, "searching");

    /// Before a new test.
    void clear() {
        lines.clear();
        clues.clear();
        searching.set(false);
    }

    void show(MailboxTrial trial) {
        lines.setAll(trial.lines());
    }

    /// The servers are right; the name or the password is not.
    boolean isRefused() {
        return lines.stream()
                .anyMatch(line -> line.step() == Step.SIGN_IN && line.state() == State.FAILED);
    }

    boolean hasFailed() {
        return lines.stream().anyMatch(line -> line.state() == State.FAILED);
    }
}
