package org.sportello.script.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.script.Step;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// One step of a playbook as a card: what it does, and its ways out.
final class StepCard extends VBox {

    private static final int LONGEST = 140;

    private final Step step;
    private final List<Node> ways = new ArrayList<>();

    StepCard(ScriptTools station, Step step) {
        super(6);
        this.step = step;
        getStyleClass().addAll("step-card", kind(step));
        var id = Ui.label(step.id(), "step-id", Look.SUBTLE, Look.SMALL);
        id.setMinWidth(USE_PREF_SIZE);
        var head =
                new HBox(
                        8,
                        Icons.of(icon(step), Look.SUBTLE),
                        Ui.paragraph(title(station, step), Look.SUBTLE, Look.SMALL),
                        Ui.spacer(),
                        id);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, Ui.paragraph(words(station, step)));
        if (step instanceof Step.Question question) {
            for (var choice : question.choices()) {
                var way = way(choice.label());
                ways.add(way);
                getChildren().add(way);
            }
        }
    }

    private static Node way(String label) {
        Label words = Ui.paragraph(label);
        var way = new HBox(words, Ui.spacer());
        way.getStyleClass().add("step-choice");
        return way;
    }

    Step step() {
        return step;
    }

    /// Where the arrow of the choice begins; of a step without choices, the card itself.
    Node way(int choice) {
        return ways.isEmpty() ? this : ways.get(choice);
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.Question _ -> "ask";
            case Step.Insert _ -> "insert";
            case Step.SetFields _ -> "set";
            case Step.OpenArticle _ -> "article";
        };
    }

    static Icon icon(Step step) {
        return switch (step) {
            case Step.Question _ -> Icon.HELP;
            case Step.Insert _ -> Icon.INSERT;
            case Step.SetFields _ -> Icon.TICKET;
            case Step.OpenArticle _ -> Icon.ARTICLE;
        };
    }

    static String title(ScriptTools station, Step step) {
        return switch (step) {
            case Step.Question _ -> station.say("script.step.ask");
            case Step.Insert _ -> station.say("script.step.insert");
            case Step.SetFields _ -> station.say("script.step.set");
            case Step.OpenArticle _ -> station.say("script.step.article");
        };
    }

    private static String words(ScriptTools station, Step step) {
        return switch (step) {
            case Step.Question question -> question.text();
            case Step.Insert insert -> shortened(insert.text());
            case Step.SetFields set -> fields(station, set.fields());
            case Step.OpenArticle article -> article.title();
        };
    }

    /// The fields a step sets, a line each.
    static String fields(ScriptTools station, Map<String, String> fields) {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field ->
                        field(station, field.getKey())
                                + ": "
                                + value(station, field.getKey(), field.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String field(ScriptTools station, String name) {
        return switch (name) {
            case "state" -> station.say("script.field.state");
            case "priority" -> station.say("script.field.priority");
            case "tag" -> station.say("script.field.tag");
            case "assign" -> station.say("script.field.assign");
            default -> name;
        };
    }

    /// The words that the window has for a value; what it does not know stays as it was written.
    private static String value(ScriptTools station, String field, String value) {
        var key = "ticket." + field + "." + value.toLowerCase(Locale.ROOT);
        return station.tools().texts().has(key) ? station.say(key) : value;
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "…";
    }
}
