package org.sportello.insight.view;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Comparison;
import org.sportello.insight.Kpi;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Tile;
import org.sportello.ui.control.Ui;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The key figures, five in a row where there is room, each with its change since the period
/// before.
final class Tiles extends GridPane {

    private static final int MOST = 5;
    private static final int FEWEST = 2;

    /// What is shown as a tile, in this order. What needs targets or surveys comes with them.
    static final List<Kpi> SHOWN =
            List.of(
                    Kpi.FIRST_RESPONSE,
                    Kpi.AVERAGE_RESPONSE,
                    Kpi.RESOLUTION_FIRST,
                    Kpi.FIRST_CONTACT_RESOLUTION,
                    Kpi.RESOLUTION_RATE,
                    Kpi.VOLUME,
                    Kpi.BACKLOG,
                    Kpi.OVERDUE,
                    Kpi.REOPEN_RATE,
                    Kpi.INTERACTIONS);

    private final Texts texts;
    private final FigureWords words;
    private final Map<Kpi, Tile> tiles = new LinkedHashMap<>();

    Tiles(Texts texts, FigureWords words, Consumer<Kpi> choose) {
        this.texts = texts;
        this.words = words;
        getStyleClass().add("tile-grid");
        for (var kpi : SHOWN) {
            var tile = new Tile(words.name(kpi), () -> choose.accept(kpi));
            tile.setId("insight-tile-" + kpi.id());
            tile.setMinWidth(0);
            tiles.put(kpi, tile);
            getChildren().add(tile);
        }
        arrange(MOST);
        widthProperty().subscribe(this::fit);
    }

    /// As many in a row as can be read: large text needs more room.
    private void fit() {
        double widest = tiles.values().stream().mapToDouble(Tile::least).max().orElse(0);
        int fitting = (int) ((getWidth() + getHgap()) / (widest + getHgap()));
        int columns = Math.clamp(fitting, FEWEST, MOST);
        if (getWidth() > 0 && columns != getColumnConstraints().size()) {
            arrange(columns);
        }
    }

    private void arrange(int columns) {
        var column = new ColumnConstraints();
        column.setPercentWidth(100.0 / columns);
        getColumnConstraints().setAll(Collections.nCopies(columns, column));
        int place = 0;
        for (var tile : tiles.values()) {
            setConstraints(tile, place % columns, place / columns);
            place++;
        }
    }

    void show(Snapshot snapshot) {
        tiles.forEach((kpi, tile) -> show(kpi, tile, snapshot));
        fit();
    }

    private void show(Kpi kpi, Tile tile, Snapshot snapshot) {
        var figure = snapshot.figure(kpi);
        var past = snapshot.past(kpi).shown();
        var beside = Ui.label(beside(kpi, snapshot), Look.SUBTLE, Look.SMALL);
        var value = words.value(kpi, figure.shown());
        var compared = Comparison.of(figure, snapshot.past(kpi)).orElse(null);
        if (compared == null || past == null) {
            tile.show(value, beside);
            Tooltip.install(tile, new Tooltip(words.name(kpi)));
            return;
        }
        var change = Ui.label(words.change(kpi, compared), look(compared), Look.SMALL);
        change.setMinWidth(Label.USE_PREF_SIZE);
        tile.show(value, change, beside);
        var sentence = words.changeSentence(kpi, compared, past);
        tile.setAccessibleText(words.name(kpi) + ": " + value + ". " + sentence);
        Tooltip.install(tile, new Tooltip(words.name(kpi) + "\n" + sentence));
    }

    private String beside(Kpi kpi, Snapshot snapshot) {
        var figure = snapshot.figure(kpi);
        if (figure.count() == 0 && figure.shown() == null) {
            return texts.get("insight.tile.none");
        }
        return switch (kpi.unit()) {
            case SECONDS, MESSAGES ->
                    texts.get("insight.tile.mean", words.roughly(kpi, figure.mean()));
            case SHARE, POINTS ->
                    texts.get("insight.tile.of", texts.formats().number(figure.count()));
            case TICKETS ->
                    texts.get("insight.tile.before", words.value(kpi, snapshot.past(kpi).shown()));
        };
    }

    static String look(Comparison comparison) {
        return switch (comparison.verdict()) {
            case BETTER -> Look.GOOD;
            case WORSE -> Look.DANGER;
            case SAME, NEITHER -> Look.MUTED;
        };
    }

    void select(@Nullable Drill drill) {
        tiles.forEach((kpi, tile) ->
                tile.selected(drill != null && drill.whole() && Objects.equals(drill.kpi(), kpi)));
    }
}
