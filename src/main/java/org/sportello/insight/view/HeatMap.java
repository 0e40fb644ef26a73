package org.sportello.insight.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.sportello.ui.Texts;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Seven days by twenty-four hours; the more messages, the stronger the colour.
final class HeatMap extends Plot {

    private static final int HOURS = 24;
    private static final double GAP = 2;
    private static final double FAINTEST = 0.14;
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Texts texts;
    private final List<Region> cells = new ArrayList<>();
    private final List<Label> days = new ArrayList<>();
    private final List<Label> hours = new ArrayList<>();
    private long[][] counts = new long[DayOfWeek.values().length][HOURS];
    private double cellsX;
    private double cellsY;

    HeatMap(Texts texts) {
        super("heat-map");
        this.texts = texts;
        setId("insight-heat");
        for (var day : DayOfWeek.values()) {
            days.add(axisLabel(day.getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale())));
            for (int hour = 0; hour < HOURS; hour++) {
                cells.add(box("heat-cell"));
            }
        }
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(axisLabel(Integer.toString(hour)));
        }
        getChildren().addAll(cells);
        getChildren().addAll(days);
        getChildren().addAll(hours);
    }

    void show(long[][] heat) {
        counts = heat;
        long most = 1;
        for (var day : heat) {
            for (var count : day) {
                most = Math.max(most, count);
            }
        }
        var said = new StringBuilder(texts.get("insight.chart.heat")).append('.');
        for (int i = 0; i < cells.size(); i++) {
            var count = count(i);
            var cell = cells.get(i);
            cell.getStyleClass().setAll(count == 0 ? "heat-none" : "heat-cell");
            cell.setOpacity(count == 0 ? 1 : FAINTEST + (1 - FAINTEST) * count / most);
            if (count > 0) {
                said.append(' ').append(sentence(i)).append('.');
            }
        }
        setAccessibleText(said.toString());
        forget();
        requestLayout();
    }

    long count(int cell) {
        return counts[cell / HOURS][cell % HOURS];
    }

    DayOfWeek day(int cell) {
        return DayOfWeek.of(cell / HOURS + 1);
    }

    int hour(int cell) {
        return cell % HOURS;
    }

    /// `Monday 10–11`
    String name(int cell) {
        return texts.get(
                "insight.hour",
                day(cell).getDisplayName(TextStyle.FULL_STANDALONE, texts.locale()),
                hour(cell),
                hour(cell) + 1);
    }

    String sentence(int cell) {
        return texts.get("insight.chart.cell", name(cell), count(cell));
    }

    /// The cell with most messages; [#NONE] if there are none.
    int busiest() {
        int busiest = NONE;
        for (int i = 0; i < cells.size(); i++) {
            if (count(i) > (busiest == NONE ? 0 : count(busiest))) {
                busiest = i;
            }
        }
        return busiest;
    }

    @Override
    protected void layoutChildren() {
        var labelHeight = hours.getFirst().prefHeight(-1);
        cellsX = days.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0) + 8;
        cellsY = labelHeight + 4;
        for (int i = 0; i < cells.size(); i++) {
            var column = i % HOURS;
            var row = i / HOURS;
            var x = Math.rint(cellsX + column * width());
            var next = Math.rint(cellsX + (column + 1) * width());
            var y = Math.rint(cellsY + row * height());
            var below = Math.rint(cellsY + (row + 1) * height());
            cells.get(i).resizeRelocate(x, y, next - x - GAP, below - y - GAP);
        }
        for (int row = 0; row < days.size(); row++) {
            var label = days.get(row);
            label.resizeRelocate(
                    0,
                    Math.rint(cellsY + (row + 0.5) * height() - GAP / 2 - labelHeight / 2),
                    label.prefWidth(-1),
                    labelHeight);
        }
        var every = width() > 22 ? 1 : width() > 14 ? 2 : 3;
        for (int hour = 0; hour < HOURS; hour++) {
            hours.get(hour).setVisible(hour % every == 0);
            center(hours.get(hour), cellsX + (hour + 0.5) * width() - GAP / 2, 0);
        }
    }

    private double width() {
        return (getWidth() - cellsX) / HOURS;
    }

    private double height() {
        return (getHeight() - cellsY) / days.size();
    }

    @Override
    int size() {
        return cells.size();
    }

    @Override
    int at(double x, double y) {
        if (x < cellsX || y < cellsY) {
            return NONE;
        }
        var column = (int) Math.clamp((x - cellsX) / width(), 0, HOURS - 1);
        var row = (int) Math.clamp((y - cellsY) / height(), 0, days.size() - 1);
        return row * HOURS + column;
    }

    @Override
    int stride(KeyCode key) {
        return switch (key) {
            case UP -> -HOURS;
            case DOWN -> HOURS;
            default -> super.stride(key);
        };
    }

    @Override
    void mark(int part) {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).pseudoClassStateChanged(POINTED, i == part);
        }
    }
}
