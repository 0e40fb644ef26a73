package org.sportello.customer.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.customer.CustomerRepository.CustomerRow;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Ui;
import org.sportello.ui.list.RowView;

/// A customer in the list: who, where, and what is still open.
final class CustomerRowView implements RowView<CustomerRow> {

    private final Texts texts;
    private final Avatar avatar = new Avatar("?", Avatar.Size.NORMAL);
    private final Label name = Ui.label("", Look.MEDIUM);
    private final Label stars = Ui.label("", "star");
    private final Label address = Ui.label("", Look.MUTED, Look.SMALL);
    private final Badge open = new Badge();
    private final HBox row;
    private String spoken = "";

    CustomerRowView(Texts texts) {
        this.texts = texts;
        name.setMinWidth(0);
        address.setMinWidth(0);
        stars.setMinWidth(Region.USE_PREF_SIZE);
        open.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(6, name, stars);
        first.setAlignment(Pos.CENTER_LEFT);
        var lines = new VBox(2, first, address);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        row = new HBox(10, avatar, lines, open);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(8, 16, 8, 14));
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void show(CustomerRow customer) {
        var shown = customer.name().isBlank() ? customer.address() : customer.name();
        avatar.show(shown);
        name.setText(shown);
        stars.setText("★".repeat(customer.tier()));
        address.setText(customer.name().isBlank() ? customer.organisation() : customer.address());
        var counted = texts.get("customer.row.tickets", customer.tickets());
        if (customer.unsolved() > 0) {
            open.show(texts.get("customer.row.open", customer.unsolved()), Badge.Kind.ACCENT);
        } else {
            open.show(counted, Badge.Kind.OK);
        }
        spoken = String.join(", ", shown, customer.address(), counted);
    }

    @Override
    public String spoken() {
        return spoken;
    }
}
