package org.sportello.desk.view;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.ticket.queue.Queue;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The queues with their live counts.
final class QueuesPane extends VBox implements AutoCloseable {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Station station;
    private final VBox rows = new VBox(2);
    private final ReadOnlyObjectWrapper<@Nullable Queue> chosen = new ReadOnlyObjectWrapper<>();
    private final Subscription subscription;
    private final org.sportello.ui.Work.Latest reading;
    private List<Queue> queues = List.of();

    /// A queue with its count.
    private record Counted(Queue queue, long count) {}

    /// @param write begins a new message
    QueuesPane(Station station, Runnable write) {
        this.station = station;
        reading = station.tools().work().latest();
        setId("queues");
        getStyleClass().addAll(Look.PANE, Look.GROUND);
        rows.setPadding(new javafx.geometry.Insets(0, 8, 12, 8));
        getChildren()
                .addAll(Ui.head(station.say("desk.title")), newMessage(write), Ui.scroll(rows));
        subscription =
                station.tools()
                        .pulse()
                        .on(
                                EnumSet.of(
                                        Entity.TICKET, Entity.QUEUE, Entity.MAILBOX, Entity.INDEX),
                                this::changed);
        reading.run(
                this::first,
                queues -> {
                    show(queues);
                    refresh();
                });
    }

    /// What the index finds counts only for queues that look for words.
    private void changed(Set<Change> changes) {
        if (changes.stream().anyMatch(one -> one.entity() != Entity.INDEX)
                || queues.stream().anyMatch(queue -> !queue.filter().words().isEmpty())) {
            refresh();
        }
    }

    private Button newMessage(Runnable write) {
        var button = Ui.button(station.say("desk.command.new"), write);
        button.setId("new-message-button");
        button.setGraphic(Icons.of(Icon.ADD));
        button.setMaxWidth(Double.MAX_VALUE);
        VBox.setMargin(button, new javafx.geometry.Insets(0, 12, 12, 12));
        return button;
    }

    ReadOnlyObjectProperty<@Nullable Queue> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void refresh() {
        reading.run(this::read, this::show);
    }

    /// What is shown at the start: counting all queues takes longer than to find the first one that
    /// has tickets.
    private List<Counted> first() {
        var side = station.desk().tickets();
        var all = side.queues().queues(station.agent().getAsLong());
        var uncounted = all.stream().map(queue -> new Counted(queue, 0));
        for (var queue : all) {
            var count = side.queues().counts(List.of(queue)).getFirst();
            if (count > 0) {
                return uncounted
                        .map(one -> one.queue().equals(queue) ? new Counted(queue, count) : one)
                        .toList();
            }
        }
        return uncounted.toList();
    }

    private List<Counted> read() {
        var side = station.desk().tickets();
        var all = side.queues().queues(station.agent().getAsLong());
        var counts = side.queues().counts(all);
        var counted = new ArrayList<Counted>();
        for (var i = 0; i < all.size(); i++) {
            counted.add(new Counted(all.get(i), counts.get(i)));
        }
        return counted;
    }

    private void show(List<Counted> counted) {
        var focused = rows.getChildren().stream().anyMatch(javafx.scene.Node::isFocused);
        queues = counted.stream().map(Counted::queue).toList();
        rows.getChildren().clear();
        var group = "";
        for (var one : counted) {
            var own = group(one.queue());
            if (!own.equals(group)) {
                group = own;
                var section = Ui.section(station.say("desk.queues." + group));
                VBox.setMargin(
                        section,
                        new javafx.geometry.Insets(group.equals("standard") ? 0 : 14, 8, 0, 8));
                rows.getChildren().add(section);
            }
            rows.getChildren().add(row(one));
        }
        var before = chosen.get();
        var again =
                queues.stream()
                        .filter(queue -> before != null && queue.id().equals(before.id()))
                        .findFirst()
                        .orElseGet(() -> firstWithTickets(counted));
        choose(again);
        if (focused) {
            focus(again);
        }
    }

    private static Queue firstWithTickets(List<Counted> counted) {
        return counted.stream()
                .filter(one -> one.count() > 0)
                .map(Counted::queue)
                .findFirst()
                .orElse(counted.getFirst().queue());
    }

    private static String group(Queue queue) {
        var colon = queue.id().indexOf(':');
        return colon < 0 ? "standard" : queue.id().substring(0, colon);
    }

    private HBox row(Counted counted) {
        var queue = counted.queue();
        var row = new HBox(8);
        row.getStyleClass().addAll(Look.ROW, "focus-ring");
        row.setId("queue-" + queue.id().replace(':', '-'));
        row.setUserData(queue.id());
        if (!queue.colour().isEmpty()) {
            var dot = new Region();
            dot.getStyleClass().addAll("dot", dot(queue.colour()));
            row.getChildren().add(dot);
        }
        var count =
                Ui.label(
                        counted.count() == 0
                                        || queue.id().equals("solved")
                                        || queue.id().equals("all")
                                ? ""
                                : station.tools().texts().formats().number(counted.count()),
                        Look.MUTED);
        count.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().addAll(Ui.label(name(queue)), Ui.spacer(), count);
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(station.say("desk.queue.spoken", name(queue), counted.count()));
        row.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose(queue);
                row.requestFocus();
            }
        });
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                step(event.getCode() == KeyCode.DOWN ? 1 : -1);
                event.consume();
            }
        });
        if (queue.id().startsWith("saved:")) {
            var delete = new MenuItem(station.say("desk.queue.delete"));
            delete.setOnAction(_ -> delete(queue));
            row.setOnContextMenuRequested(event ->
                    new ContextMenu(delete).show(row, event.getScreenX(), event.getScreenY()));
        }
        return row;
    }

    private static String dot(String colour) {
        return switch (colour) {
            case "danger" -> "late";
            case "warning" -> "soon";
            case "success" -> "good";
            default -> "accent";
        };
    }

    private void delete(Queue queue) {
        var saved = station.desk().tickets().saved();
        var id = Long.parseLong(queue.id().substring("saved:".length()));
        station.tools()
                .work()
                .run(
                        () -> {
                            var gone =
                                    saved.all().stream().filter(one -> one.id() == id).findFirst();
                            saved.delete(id);
                            return gone;
                        },
                        gone ->
                                gone.ifPresent(one ->
                                        station.tools()
                                                .notices()
                                                .undo(
                                                        station.say(
                                                                "desk.queue.deleted", one.name()),
                                                        () ->
                                                                station.tools()
                                                                        .work()
                                                                        .run(
                                                                                () ->
                                                                                        saved.add(
                                                                                                one),
                                                                                _ -> {}))));
    }

    String name(Queue queue) {
        return group(queue).equals("standard")
                ? station.say("ticket.queue." + queue.id())
                : queue.name();
    }

    /// Goes to the queue below (1) or above (-1).
    void step(int by) {
        var present = chosen.get();
        for (var i = 0; i < queues.size(); i++) {
            if (present != null && queues.get(i).id().equals(present.id())) {
                var next = queues.get(Math.clamp(i + by, 0, queues.size() - 1));
                choose(next);
                focus(next);
                return;
            }
        }
    }

    /// Chooses the queue with this id, if there is one.
    void choose(String id) {
        queues.stream().filter(queue -> queue.id().equals(id)).findFirst().ifPresent(this::choose);
    }

    void choose(Queue queue) {
        for (var row : rows.getChildren()) {
            row.pseudoClassStateChanged(SELECTED, queue.id().equals(row.getUserData()));
        }
        var before = chosen.get();
        if (before == null || !before.equals(queue)) {
            chosen.set(queue);
        }
    }

    private void focus(Queue queue) {
        rows.getChildren().stream()
                .filter(row -> queue.id().equals(row.getUserData()))
                .findFirst()
                .ifPresent(javafx.scene.Node::requestFocus);
    }

    @Override
    public void close() {
        subscription.close();
        reading.cancel();
    }
}
