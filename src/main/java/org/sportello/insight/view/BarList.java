package org.sportello.insight.view;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.control.Clickable;
import org.sportello.ui.control.Ui;

import java.util.List;

/// Names with a bar and a number each, the longest bar for the greatest number.
final class BarList extends VBox {

    private final String none;

    /// One line.
    ///
    /// @param says for a screen reader
    record Entry(String name, long count, String shown, String says, Runnable choose) {}

    /// @param none what is said without entries
    BarList(String none) {
        this.none = none;
        getStyleClass().add("bar-list");
    }

    void show(List<Entry> entries) {
        getChildren().clear();
        if (entries.isEmpty()) {
            getChildren().add(Ui.paragraph(none, Look.MUTED, Look.SMALL));
            return;
        }
        var most = Math.max(1, entries.stream().mapToLong(Entry::count).max().orElse(1));
        for (var entry : entries) {
            getChildren().add(row(entry, (double) entry.count() / most));
        }
    }

    private static HBox row(Entry entry, double share) {
        var name = Ui.label(entry.name(), Look.SMALL);
        name.getStyleClass().add("bar-name");
        var meter = new Meter(share);
        HBox.setHgrow(meter, Priority.ALWAYS);
        var row = new HBox(name, meter, count(entry.shown()));
        row.getStyleClass().addAll(Look.ROW, "bar-row");
        return Clickable.make(row, entry.says(), entry.choose());
    }

    private static Label count(String shown) {
        var count = Ui.label(shown, Look.MUTED, Look.SMALL);
        count.getStyleClass().add("bar-count");
        return count;
    }

    /// A bar as long as its share of the place.
    private static final class Meter extends Region {

        private final Region bar = Plot.box("bar");
        private final double share;

        Meter(double share) {
            this.share = share;
            getStyleClass().add("meter");
            getChildren().add(bar);
        }

        @Override
        protected void layoutChildren() {
            bar.resizeRelocate(0, 0, Math.max(2, Math.rint(getWidth() * share)), getHeight());
        }
    }
}
