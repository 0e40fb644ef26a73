package org.sportello.app.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Ui;

import java.util.Locale;

/// One line of words at the foot of the window: how the mailboxes are, what is about to leave, what
/// the screen has to say, and where the keys are.
final class StatusLine extends HBox {

    private final ObjectProperty<SyncState> sync =
            new SimpleObjectProperty<>(this, "sync", SyncState.NOTHING);
    private final ObjectProperty<Outgoing> outgoing =
            new SimpleObjectProperty<>(this, "outgoing", Outgoing.NOTHING);
    private final Tools tools;
    private final Region dot = new Region();
    private final Button mailboxes = new Button();
    private final Label leaving = new Label();
    private final Hyperlink undo;

    StatusLine(Tools tools, Command sheet, Command palette) {
        this.tools = tools;
        getStyleClass().add("status-line");
        setId("status-line");
        mailboxes.setId("status-sync");
        mailboxes.setGraphic(dot);
        mailboxes.getStyleClass().add(Look.QUIET);
        leaving.setId("status-outgoing");
        undo = Ui.link(tools.texts().get("ui.undo"), this::takeBack);
        undo.setId("status-undo");
        Label said = Ui.label(tools.notices().statusProperty());
        said.setId("status-said");
        HBox out = new HBox(6, leaving, undo);
        out.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(mailboxes, out, said, Ui.spacer(), keys(sheet), keys(palette));
        sync.addListener((_, _, now) -> show(now));
        outgoing.addListener((_, _, now) -> show(now));
        show(sync.get());
        show(outgoing.get());
    }

    ObjectProperty<SyncState> syncProperty() {
        return sync;
    }

    ObjectProperty<Outgoing> outgoingProperty() {
        return outgoing;
    }

    Button mailboxes() {
        return mailboxes;
    }

    private Button keys(Command command) {
        Commands commands = tools.commands();
        Button button = Ui.button("", command.run(), Look.QUIET);
        button.setId("status-" + command.id().substring(command.id().lastIndexOf('.') + 1));
        button.setText(
                commands.keys(command).stream().findFirst().map(Shortcut::shown).orElse("")
                        + " "
                        + commands.label(command).toLowerCase(Locale.ROOT));
        return button;
    }

    private void show(SyncState state) {
        mailboxes.setText(
                state.sentence().isEmpty()
                        ? tools.texts().get("shell.sync.none")
                        : state.sentence());
        dot.getStyleClass()
                .setAll(
                        "dot",
                        switch (state.kind()) {
                            case NONE, OFFLINE -> "idle";
                            case FINE -> "good";
                            case BUSY -> "accent";
                            case TROUBLE -> "late";
                        });
    }

    private void show(Outgoing out) {
        leaving.setText(out.sentence());
        undo.setVisible(out.undo() != null);
        undo.setManaged(out.undo() != null);
    }

    private void takeBack() {
        Runnable back = outgoing.get().undo();
        if (back != null) {
            back.run();
        }
    }
}
