package org.sportello.desk.view.writing;

import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.message.MailAddress;
import org.sportello.ui.control.Chip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Addresses as chips, with a field for the next one. Comma, semicolon, Enter or leaving the field
/// makes a chip.
final class Recipients extends FlowPane {

    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<]*?)\"?\\s*<([^>]+)>\\s*");

    private static final int WIDE = 14;
    private static final int WRITING = 8;

    private final Station station;
    private String prompt;
    private final Runnable changed;
    private final List<MailAddress> people = new ArrayList<>();
    private final TextField field = new TextField();

    Recipients(Station station, String prompt, Runnable changed) {
        super(4, 4);
        setPrefWrapLength(240);
        setRowValignment(javafx.geometry.VPos.CENTER);
        this.station = station;
        this.prompt = prompt;
        getStyleClass().add("recipients");
        this.changed = changed;
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("plain");
        field.setPrefColumnCount(WIDE);
        setOnMouseClicked(_ -> field.requestFocus());
        field.textProperty()
                .addListener((_, _, text) -> {
                    if (text.endsWith(",") || text.endsWith(";")) {
                        // The field cannot be emptied while it is still taking in what was typed.
                        Platform.runLater(this::take);
                    }
                });
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        take();
                    }
                    makeRoom();
                });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take();
                event.consume();
            } else if (event.getCode() == KeyCode.BACK_SPACE
                    && field.getText().isEmpty()
                    && !people.isEmpty()) {
                people.removeLast();
                draw();
                changed.run();
            }
        });
        getChildren().add(field);
        new AddressSuggestions(station, field, this::add);
    }

    private void add(MailAddress one) {
        people.add(one);
        field.clear();
        draw();
        field.requestFocus();
        changed.run();
    }

    List<MailAddress> people() {
        take();
        return List.copyOf(people);
    }

    void set(List<MailAddress> wanted) {
        people.clear();
        people.addAll(wanted);
        field.clear();
        draw();
    }

    private void take() {
        var typed = field.getText().replaceAll("[,;]\\s*$", "").strip();
        if (typed.isEmpty()) {
            field.clear();
            return;
        }
        for (var one : typed.split("[,;]", -1)) {
            if (!one.isBlank()) {
                people.add(parse(one));
            }
        }
        field.clear();
        draw();
        changed.run();
    }

    static MailAddress parse(String typed) {
        var named = NAMED.matcher(typed);
        return named.matches()
                ? new MailAddress(named.group(1).strip(), named.group(2).strip())
                : new MailAddress("", typed.strip());
    }

    /// As it is written in a draft, so that [#parse] reads it again.
    static String written(MailAddress address) {
        return address.name().isEmpty()
                ? address.address()
                : address.name() + " <" + address.address() + ">";
    }

    /// The field stays where it is: taken out, it would lose the keys.
    private void draw() {
        getChildren().remove(0, getChildren().size() - 1);
        for (var one : people) {
            getChildren()
                    .add(
                            getChildren().size() - 1,
                            new Chip(
                                    one.address(),
                                    station.say("desk.recipient.remove", one.address()),
                                    () -> {
                                        people.remove(one);
                                        draw();
                                        changed.run();
                                    }));
        }
        field.setPromptText(people.isEmpty() ? prompt : "");
        makeRoom();
    }

    /// Beside the chips the field needs room only while one writes in it: it must not begin a line
    /// of its own for nothing.
    private void makeRoom() {
        var idle = !field.isFocused() && field.getText().isEmpty();
        field.setManaged(people.isEmpty() || !idle);
        field.setPrefColumnCount(people.isEmpty() ? WIDE : WRITING);
    }

    /// What the empty field says; its name for screen readers stays.
    void prompt(String words) {
        prompt = words;
        draw();
    }

    TextField field() {
        return field;
    }
}
