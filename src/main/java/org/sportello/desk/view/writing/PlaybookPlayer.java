package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.desk.OpenTicket;
import org.sportello.desk.Values;
import org.sportello.desk.view.station.Station;
import org.sportello.script.Flow;
import org.sportello.script.Playbook;
import org.sportello.script.PlaybookReader;
import org.sportello.script.Run;
import org.sportello.script.Step;
import org.sportello.script.Template;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Plays a playbook beside the ticket: one question at a time, and what it inserts, sets and opens.
/// At the end the answers are kept as a note.
public final class PlaybookPlayer extends VBox {

    private static final int MOST_STEPS = 300;

    private final Station station;
    private final Playbook playbook;
    private final OpenTicket ticket;
    private final Writing composer;
    private final Values values;
    private final Consumer<String> openArticle;
    private final Runnable over;
    private final Deque<Run> before = new ArrayDeque<>();
    private Run run;

    public PlaybookPlayer(
            Station station,
            Playbook playbook,
            Writing composer,
            Values values,
            Consumer<String> openArticle,
            Runnable over) {
        super(10);
        this.station = station;
        this.playbook = playbook;
        this.composer = composer;
        this.values = values;
        this.openArticle = openArticle;
        this.over = over;
        ticket = java.util.Objects.requireNonNull(composer.shown());
        Flow flow = new PlaybookReader().read(playbook.definition());
        run = Run.start(flow);
        setId("playbook");
        setPadding(new Insets(12));
        getStyleClass().add(Look.CARD);
        show();
    }

    private void show() {
        getChildren()
                .setAll(
                        Ui.section(
                                playbook.name(),
                                Ui.link(station.say("desk.playbook.stop"), this::stop)));
        for (var done : run.trail()) {
            if (done.step() instanceof Step.Question question) {
                getChildren().add(Ui.paragraph(question.text(), Look.MUTED, Look.SMALL));
                getChildren().add(Ui.paragraph(done.outcome(), Look.MEDIUM));
            }
        }
        switch (run.current()) {
            case Step.Question question -> ask(question);
            case Step.Insert insert -> {
                composer.insert(
                        new MarkdownReader()
                                .read(
                                        Template.of(insert.text())
                                                .fill(name ->
                                                        run.value(name)
                                                                .or(() -> values.find(name)))));
                go(run.advance());
            }
            case Step.SetFields set -> {
                set(set.fields());
                go(run.advance());
            }
            case Step.OpenArticle article -> {
                openArticle.accept(article.title());
                go(run.advance());
            }
            case null -> finished();
        }
    }

    /// Steps may loop; one that goes round without asking anything would never end.
    private void go(Run next) {
        run = next;
        if (run.trail().size() > MOST_STEPS) {
            station.tools().notices().say(station.say("desk.playbook.endless", playbook.name()));
            stop();
            return;
        }
        show();
    }

    private void ask(Step.Question question) {
        getChildren().add(Ui.paragraph(question.text(), Look.STRONG));
        if (question.choices().isEmpty()) {
            var field = new TextField();
            field.setId("playbook-answer");
            field.setAccessibleText(question.text());
            field.setOnAction(_ -> {
                if (!field.getText().isBlank()) {
                    answer(field.getText().strip());
                }
            });
            getChildren().add(field);
            field.requestFocus();
        }
        Node first = null;
        for (var choice : question.choices()) {
            var button = Ui.button(choice.label(), () -> answer(choice.label()));
            button.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(button);
            first = first == null ? button : first;
        }
        if (first != null) {
            first.requestFocus();
        }
        if (!before.isEmpty()) {
            getChildren()
                    .add(
                            new HBox(
                                    Ui.link(
                                            station.say("desk.playbook.back"),
                                            () -> go(before.pop()))));
        }
    }

    private void answer(String answer) {
        before.push(run);
        go(run.answer(answer));
    }

    private void set(Map<String, String> fields) {
        var ids = List.of(ticket.ticket().id());
        var service = station.desk().tickets().service();
        station.tools()
                .work()
                .run(
                        () ->
                                fields.forEach((field, value) -> {
                                    switch (field) {
                                        case "state" -> {
                                            var state =
                                                    TicketState.valueOf(
                                                            value.toUpperCase(Locale.ROOT));
                                            service.setState(
                                                    ids,
                                                    state,
                                                    state == TicketState.WAITING
                                                            ? WaitingFor.CUSTOMER
                                                            : null,
                                                    null,
                                                    station.me());
                                        }
                                        case "priority" ->
                                                service.setPriority(
                                                        ids,
                                                        Priority.valueOf(
                                                                value.toUpperCase(Locale.ROOT)),
                                                        station.me());
                                        case "tag" -> service.tag(ids, value, station.me());
                                        case "assign" ->
                                                station.desk()
                                                        .tickets()
                                                        .agents()
                                                        .findByName(value)
                                                        .ifPresent(agent ->
                                                                service.assign(
                                                                        ids,
                                                                        agent.id(),
                                                                        station.me()));
                                        default -> throw new IllegalArgumentException(field);
                                    }
                                }),
                        () -> {});
    }

    private void finished() {
        keep(true);
        over.run();
        composer.editor().requestFocus();
    }

    private void stop() {
        keep(false);
        over.run();
    }

    private void keep(boolean whole) {
        var summary = run.summary();
        var answers = run.answers();
        var id = ticket.ticket().id();
        station.tools()
                .work()
                .run(
                        () -> {
                            if (!summary.isBlank()) {
                                station.desk()
                                        .tickets()
                                        .service()
                                        .note(
                                                id,
                                                "**" + playbook.name() + "**\n\n" + summary,
                                                station.me());
                            }
                            station.desk()
                                    .help()
                                    .scripts()
                                    .ran(
                                            playbook.id(),
                                            id,
                                            station.agent().getAsLong(),
                                            answers,
                                            whole);
                        },
                        () -> {});
    }
}
