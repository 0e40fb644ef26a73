package org.sportello.desk.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.desk.view.station.TicketActions;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.control.Chip;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.Reading;

/// The head of a ticket: subject and number; state, priority, owner and tags, all changed in place;
/// and how urgent it is, in words.
final class TicketHead extends VBox {

    private final Station station;
    private final TicketActions actions;
    private final Label subject = Ui.label("", Look.TITLE);
    private final Label number = Ui.label("", Look.SUBTLE);
    private final Affected affected;
    private final TicketChoices choices;
    private final FlowPane row = new FlowPane(8, 6);
    private final Promise promise;
    private @Nullable OpenTicket open;

    /// @param more a menu at the right of the subject
    TicketHead(Station station, TicketActions actions, Affected affected, Node more) {
        this.station = station;
        this.actions = actions;
        this.affected = affected;
        choices = new TicketChoices(station, actions, affected);
        promise = new Promise(station);
        getStyleClass().addAll(Look.PANE, "ruled");
        setPadding(new Insets(14, 16, 12, 16));
        setSpacing(8);
        subject.setMinWidth(0);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setId("ticket-number");
        subject.setId("ticket-subject");
        subject.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                rename();
            }
        });
        var first = new HBox(8, subject, number, Ui.spacer(), more);
        first.setAlignment(Pos.CENTER_LEFT);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, row, severally(), promise);
    }

    void show(OpenTicket newOpen) {
        open = newOpen;
        var ticket = newOpen.ticket();
        Reading.show(
                subject,
                ticket.subject().isBlank()
                        ? station.say("desk.ticket.noSubject")
                        : ticket.subject());
        subject.setTooltip(new Tooltip(ticket.subject()));
        number.setText("#" + ticket.number());
        choices.show(newOpen);
        row.getChildren().setAll(choices.state(), choices.priority(), choices.owner());
        ticket.tags().forEach(tag -> row.getChildren().add(tag(tag)));
        // It never begins a line of its own: that would be a line for a plus.
        var last = row.getChildren().removeLast();
        var end = new HBox(row.getHgap(), last, addTagButton());
        end.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().add(end);
        promise.show(newOpen);
    }

    /// That what is changed here is changed on more than this ticket.
    private Label severally() {
        var words = Ui.paragraph("", Look.SMALL, Look.ACCENT);
        words.setId("ticket-severally");
        words.textProperty()
                .bind(
                        affected.count()
                                .map(count ->
                                        station.say("desk.ticket.severally", count.longValue())));
        words.visibleProperty().bind(affected.several());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private Chip tag(String tag) {
        return new Chip(
                tag, station.say("desk.tag.remove", tag), () -> actions.untag(affected.ids(), tag));
    }

    private Node addTagButton() {
        var add = Ui.iconButton(Icon.ADD, station.say("desk.command.tag"), this::addTag);
        add.setId("ticket-tag-add");
        return add;
    }

    /// Puts one more button at the right of the subject.
    void tool(Node button) {
        ((HBox) getChildren().getFirst()).getChildren().add(button);
    }

    /// Time has passed.
    void onMinute() {
        promise.onMinute();
    }

    void openState() {
        choices.state().show();
    }

    void openPriority() {
        choices.priority().show();
    }

    void openOwner() {
        choices.owner().show();
    }

    /// Asks for a tag beside the others.
    void addTag() {
        var shown = open;
        if (shown != null) {
            var field =
                    line(
                            "",
                            station.say("desk.tag.prompt"),
                            tag -> {
                                if (!tag.isBlank()) {
                                    actions.tag(affected.ids(), tag.strip());
                                }
                            });
            field.setId("ticket-tag");
            row.getChildren().add(field);
            field.requestFocus();
        }
    }

    /// Edits the subject in its place.
    void rename() {
        var shown = open;
        if (shown != null) {
            var place = (HBox) getChildren().getFirst();
            var field =
                    line(
                            shown.ticket().subject(),
                            station.say("desk.subject.prompt"),
                            text -> {
                                place.getChildren().set(0, subject);
                                if (!text.isBlank() && !text.equals(shown.ticket().subject())) {
                                    actions.rename(shown.ticket().id(), text);
                                }
                            });
            field.setPrefColumnCount(40);
            place.getChildren().set(0, field);
            field.requestFocus();
            field.selectAll();
        }
    }

    /// A line that is done with Enter, given up with Escape or by going elsewhere.
    private TextField line(String text, String prompt, java.util.function.Consumer<String> done) {
        var field = new TextField(text);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefColumnCount(10);
        var over = new boolean[1];
        Runnable end =
                () -> {
                    over[0] = true;
                    row.getChildren().remove(field);
                };
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                var kept = event.getCode() == KeyCode.ENTER ? field.getText() : text;
                event.consume();
                end.run();
                done.accept(kept);
            }
        });
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused && !over[0]) {
                        end.run();
                        done.accept(text);
                    }
                });
        return field;
    }
}
