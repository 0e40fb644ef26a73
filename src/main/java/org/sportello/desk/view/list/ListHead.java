package org.sportello.desk.view.list;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Above the tickets: which they are and how many, in what order, and whether as cards or as a
/// table.
public final class ListHead extends HBox {

    private static final List<TicketSort> CARDS =
            List.of(TicketSort.DEADLINE, TicketSort.UPDATED, TicketSort.CREATED, TicketSort.NUMBER);
    private static final double MIN_TITLE = 64;
    private static final double MIN_ORDER = 48;

    private final Texts texts;
    private final Label title =
            new Label() {
                @Override
                protected double computeMinWidth(double height) {
                    return Math.min(MIN_TITLE, computePrefWidth(height));
                }
            };
    private final Label count = Ui.label("", Look.SUBTLE);
    private final MenuButton order = new MenuButton();
    private final Button layout;

    /// @param sort the agent wants the cards in this order
    /// @param otherLayout the agent wants the other layout
    public ListHead(Texts texts, Consumer<TicketSort> sort, Runnable otherLayout) {
        this.texts = texts;
        order.getStyleClass().addAll(Look.QUIET, Look.SMALL);
        order.setId("ticket-order");
        for (var one : CARDS) {
            var item = new MenuItem(words(one));
            item.setOnAction(_ -> sort.accept(one));
            order.getItems().add(item);
        }
        title.getStyleClass().add(Look.TITLE);
        // In a narrow list the order gives way first: it is on its button, and in its menu.
        count.setMinWidth(USE_PREF_SIZE);
        order.setMinWidth(MIN_ORDER);
        layout = Ui.iconButton(Icon.TABLE, texts.get("desk.command.layout"), otherLayout);
        layout.setId("ticket-layout");
        getChildren().addAll(title, count, Ui.spacer(), order, layout);
        getStyleClass().add(Look.HEAD);
    }

    private String words(TicketSort one) {
        return texts.get("desk.order." + one.name().toLowerCase(Locale.ROOT));
    }

    /// Puts one more button before the name.
    public void before(Node button) {
        getChildren().addFirst(button);
    }

    public void name(String name) {
        title.setText(name);
    }

    public void count(String tickets) {
        count.setText(tickets);
    }

    /// Says how the cards are sorted; what only a table is sorted by is said by its columns.
    public void order(TicketSort sort) {
        if (CARDS.contains(sort)) {
            order.setText(words(sort));
        }
    }

    /// A table says its order in its columns.
    public void table(boolean table) {
        layout.setGraphic(Icons.of(table ? Icon.LIST : Icon.TABLE));
        order.setVisible(!table);
        order.setManaged(!table);
    }
}
