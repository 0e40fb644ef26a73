package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.sportello.desk.Refiling.Moved;
import org.sportello.desk.view.station.Station;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.Objects;

/// Above a message whose subject begins another matter: the way to a ticket of its own, and the way
/// to be left alone with that.
final class SplitLine extends HBox {

    private final Station station;
    private final OtherMatter matter;

    SplitLine(Station station, OtherMatter matter) {
        super(8);
        this.station = station;
        this.matter = matter;
        setId("split");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 0, 6, 0));
        var words = Ui.paragraph(station.say("desk.split.what", matter.subject()), Look.MUTED);
        words.getStyleClass().add(Look.SMALL);
        var split = Ui.link(station.say("desk.split.do"), this::split);
        split.setId("split-do");
        var leave = Ui.link(station.say("desk.split.leave"), this::leave);
        leave.setId("split-leave");
        for (var link : List.of(split, leave)) {
            link.getStyleClass().add(Look.SMALL);
        }
        var flow = new FlowPane(8, 2, words, split, leave);
        flow.setRowValignment(VPos.CENTER);
        HBox.setHgrow(flow, Priority.ALWAYS);
        getChildren().addAll(Icons.of(Icon.SPLIT, Look.SMALL), flow);
    }

    private void split() {
        var refiling = station.desk().post().refiling();
        station.tools()
                .work()
                .run(() -> refiling.split(matter.entries(), station.me()), this::done);
    }

    private void done(List<Moved> moved) {
        var number = Long.toString(moved.getFirst().to().number());
        station.tools().notices().undo(station.say("desk.split.done", number), () -> undo(moved));
    }

    private void undo(List<Moved> moved) {
        var refiling = station.desk().post().refiling();
        station.tools().work().run(() -> refiling.undo(moved, station.me()), () -> {});
    }

    private void leave() {
        var mailId = Objects.requireNonNull(matter.entries().getFirst().mailId());
        var splits = station.desk().tickets().splits();
        station.tools()
                .work()
                .run(
                        () -> splits.decline(mailId),
                        () -> {
                            show(false);
                            station.tools()
                                    .notices()
                                    .undo(station.say("desk.split.left"), () -> propose(mailId));
                        });
    }

    private void propose(long mailId) {
        var splits = station.desk().tickets().splits();
        station.tools().work().run(() -> splits.propose(mailId), () -> show(true));
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
