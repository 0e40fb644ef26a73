package org.sportello.desk.view.list;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.StackPane;

import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The names of the columns. A click sorts by one, another click the other way round.
public final class TableHead extends StackPane {

    /// What begins with the newest, the highest, the most urgent.
    private static final Set<TicketSort> DESCENDING =
            EnumSet.of(
                    TicketSort.NUMBER, TicketSort.UPDATED, TicketSort.CREATED, TicketSort.PRIORITY);

    private final Texts texts;
    private final Consumer<TicketSort> sorted;
    private final Map<Column, Button> buttons = new EnumMap<>(Column.class);

    /// @param sorted gets the order that was clicked on, also if it is the present one
    public TableHead(Texts texts, Consumer<TicketSort> sorted) {
        this.texts = texts;
        this.sorted = sorted;
        setId("ticket-columns");
        getStyleClass().add("table-head");
        getChildren().add(new ColumnRow(this::button));
    }

    private Button button(Column column) {
        var name = texts.get("desk.column." + column.name().toLowerCase(Locale.ROOT));
        var button = Ui.button(name, () -> sorted.accept(column.sort()), Look.QUIET, Look.SMALL);
        button.setId("column-" + column.name().toLowerCase(Locale.ROOT));
        button.setContentDisplay(ContentDisplay.RIGHT);
        buttons.put(column, button);
        return button;
    }

    /// Shows what the list is sorted by.
    public void show(TicketSort sort, boolean reversed) {
        buttons.forEach((column, button) -> {
            var sorting = column.sort() == sort;
            button.setGraphic(
                    sorting
                            ? Icons.of(
                                    reversed == DESCENDING.contains(sort)
                                            ? Icon.ARROW_UP
                                            : Icon.ARROW_DOWN,
                                    Look.SMALL)
                            : null);
            button.setAccessibleText(
                    texts.get(
                            !sorting
                                    ? "desk.column.spoken"
                                    : reversed
                                            ? "desk.column.spoken.reversed"
                                            : "desk.column.spoken.sorted",
                            button.getText()));
        });
    }
}
