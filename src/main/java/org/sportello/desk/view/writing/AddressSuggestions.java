package org.sportello.desk.view.writing;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import org.sportello.customer.CustomerRepository.CustomerRow;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.message.MailAddress;
import org.sportello.ui.Look;
import org.sportello.ui.Work;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;

/// Customers whose name or address begins with what is typed, below the field. Down and up choose,
/// Enter takes, Escape leaves what is typed as it is.
final class AddressSuggestions {

    private static final int FEWEST_LETTERS = 2;
    private static final int MOST = 6;
    private static final double WIDTH = 380;
    private static final double ROW = 30;

    private final Station station;
    private final TextField field;
    private final Consumer<MailAddress> taken;
    private final Work.Latest asking;
    private final Popup popup = new Popup();
    private final ListView<CustomerRow> list = new ListView<>();

    /// @param taken gets the address that was chosen
    AddressSuggestions(Station station, TextField field, Consumer<MailAddress> taken) {
        this.station = station;
        this.field = field;
        this.taken = taken;
        asking = station.tools().work().latest();
        list.setId("suggestions");
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> take());
        var box = new VBox(list);
        box.getStyleClass().addAll(Look.CARD, "floating", "suggestions");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        field.textProperty().addListener((_, _, typed) -> ask(typed.strip()));
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        hide();
                    }
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void ask(String typed) {
        if (typed.length() < FEWEST_LETTERS) {
            hide();
            return;
        }
        asking.run(
                () -> station.desk().customers().all().page(typed, 0, MOST).rows(),
                rows -> show(rows.stream().filter(row -> !row.address().isEmpty()).toList()));
    }

    private void show(List<CustomerRow> rows) {
        list.getItems().setAll(rows);
        if (rows.isEmpty() || !field.isFocused() || field.getScene() == null) {
            popup.hide();
            return;
        }
        // Whoever types a whole address means it.
        if (field.getText().contains("@")) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().selectFirst();
        }
        list.setPrefSize(WIDTH, rows.size() * ROW + 2);
        var place = field.localToScreen(field.getBoundsInLocal());
        if (place != null) {
            popup.show(field, place.getMinX(), place.getMaxY() + 4);
        }
    }

    private void hide() {
        asking.cancel();
        popup.hide();
    }

    private void pressed(KeyEvent event) {
        if (!popup.isShowing()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(1, event);
            case UP -> move(-1, event);
            case ENTER -> {
                if (list.getSelectionModel().getSelectedItem() != null) {
                    take();
                    event.consume();
                }
            }
            case ESCAPE -> {
                hide();
                event.consume();
            }
            default -> {
                // Goes on typing.
            }
        }
    }

    private void move(int by, KeyEvent event) {
        var next = list.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < list.getItems().size()) {
            list.getSelectionModel().select(next);
        }
        event.consume();
    }

    private void take() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            hide();
            taken.accept(new MailAddress(chosen.name(), chosen.address()));
        }
    }

    private static final class Cell extends ListCell<CustomerRow> {
        @Override
        protected void updateItem(CustomerRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            var name = Ui.label(row.name().isEmpty() ? row.address() : row.name(), Look.MEDIUM);
            var address = Ui.label(row.name().isEmpty() ? "" : row.address(), Look.SUBTLE);
            address.setMinWidth(0);
            setGraphic(new HBox(8, name, address));
            setAccessibleText(row.name() + " " + row.address());
        }
    }
}
