package org.sportello.mail.view;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck.Step;

/// How far the test of a mailbox is, for the screen.
final class SetupSteps {

    final ObservableList<Line> lines = FXCollections.observableArrayList();

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
