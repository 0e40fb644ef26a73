package org.sportello.ui.overlay;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Every command that is possible now, found by a few letters of its name.
public final class CommandPalette {

    private record Fit(Command command, String label, int score) {}

    private final Commands commands;
    private final Texts texts;
    private final OverlayLayer layer;

    public CommandPalette(Commands commands, Texts texts, OverlayLayer layer) {
        this.commands = commands;
        this.texts = texts;
        this.layer = layer;
    }

    public void open() {
        SearchField field = new SearchField(texts, "ui.palette.prompt");
        field.field().setId("palette-field");
        Choices choices = new Choices();
        choices.listenTo(field.field());
        VBox panel = new VBox(field, Ui.rule(), choices);
        panel.setId("palette");
        field.textProperty().addListener((_, _, typed) -> show(choices, typed));
        show(choices, "");
        layer.open(panel, field.field());
    }

    private void show(Choices choices, String typed) {
        choices.clear();
        for (Fit fit : fits(typed)) {
            choices.add(
                    row(fit),
                    fit.label(),
                    () -> {
                        layer.close();
                        fit.command().run().run();
                    });
        }
        if (choices.size() == 0) {
            Label none = Ui.label(texts.get("ui.palette.none"), Look.MUTED);
            none.setStyle("-fx-padding: 1em;");
            choices.message(none);
        }
    }

    private List<Fit> fits(String typed) {
        List<Fit> fits = new ArrayList<>();
        for (Command command : nearestFirst()) {
            String label = commands.label(command);
            int score = Fuzzy.fit(typed, label);
            if (score != Fuzzy.NO_FIT && command.when().get()) {
                fits.add(new Fit(command, label, score));
            }
        }
        fits.sort(Comparator.comparingInt(Fit::score).reversed());
        return fits;
    }

    /// What belongs to the screen in front, then what belongs to the window.
    private List<Command> nearestFirst() {
        List<Command> sorted = new ArrayList<>(commands.active());
        sorted.sort(Comparator.comparing(command -> command.id().startsWith("shell.")));
        return sorted;
    }

    private HBox row(Fit fit) {
        HBox row = new HBox(Icons.of(fit.command().icon()), Ui.label(fit.label()), Ui.spacer());
        commands.keys(fit.command()).stream()
                .findFirst()
                .ifPresent(key -> row.getChildren().add(new KeyCaps(key)));
        return row;
    }
}
