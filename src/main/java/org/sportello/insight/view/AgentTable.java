package org.sportello.insight.view;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.insight.AgentFigures;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Clickable;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;

/// Each agent's part in a line.
final class AgentTable extends VBox {

    private final Texts texts;
    private final FigureWords words;
    private final Consumer<AgentFigures> choose;

    AgentTable(Texts texts, FigureWords words, Consumer<AgentFigures> choose) {
        this.texts = texts;
        this.words = words;
        this.choose = choose;
        setId("insight-agents");
        getStyleClass().add("agent-table");
    }

    void show(List<AgentFigures> agents) {
        getChildren().clear();
        var active =
                agents.stream().filter(agent -> agent.solved() > 0 || agent.replies() > 0).toList();
        if (active.isEmpty()) {
            getChildren()
                    .add(Ui.paragraph(texts.get("insight.agents.none"), Look.MUTED, Look.SMALL));
            return;
        }
        var head =
                line(
                        Ui.label("", Look.SUBTLE),
                        Ui.label(texts.get("insight.agents.solved"), Look.SUBTLE, Look.SMALL),
                        Ui.label(texts.get("insight.agents.replies"), Look.SUBTLE, Look.SMALL),
                        Ui.label(texts.get("insight.agents.first"), Look.SUBTLE, Look.SMALL));
        getChildren().add(head);
        active.forEach(agent -> getChildren().add(row(agent)));
    }

    private HBox row(AgentFigures agent) {
        var first =
                agent.firstResponse() < 0
                        ? FigureWords.NOTHING
                        : words.duration(agent.firstResponse());
        var formats = texts.formats();
        var row =
                line(
                        Ui.label(agent.name(), Look.SMALL),
                        Ui.label(formats.number(agent.solved()), Look.SMALL),
                        Ui.label(formats.number(agent.replies()), Look.SMALL),
                        Ui.label(first, Look.SMALL));
        row.getStyleClass().add(Look.ROW);
        return Clickable.make(
                row,
                texts.get(
                        "insight.agents.sentence",
                        agent.name(),
                        agent.solved(),
                        agent.replies(),
                        first),
                () -> choose.accept(agent));
    }

    private static HBox line(Label name, Label solved, Label replies, Label first) {
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        for (var number : List.of(solved, replies)) {
            number.getStyleClass().add("number-cell");
        }
        first.getStyleClass().addAll("number-cell", "wide");
        var line = new HBox(name, solved, replies, first);
        line.getStyleClass().add("agent-row");
        return line;
    }
}
