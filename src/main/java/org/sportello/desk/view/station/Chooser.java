package org.sportello.desk.view.station;

import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

import org.sportello.ui.Look;
import org.sportello.ui.control.Picking;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A short list at the caret to choose from by typing: scripts, playbooks, articles.
public final class Chooser {

    /// One choice.
    ///
    /// @param where small and quiet at the right: a folder, a kind
    public record Choice(String name, String where, String searched, Runnable take) {}

    private static final int MOST_ROWS = 9;
    private static final double GAP = 4;

    private final Popup popup = new Popup();
    private final TextField field = new TextField();
    private final ListView<Choice> list = new ListView<>();
    private final VBox box = new VBox(8, field, list);
    private final List<Choice> all;
    private final Runnable after;

    /// @param nothing what is said when nothing fits
    /// @param after called when it closes, chosen or not: the focus goes back to the text
    public Chooser(String prompt, String nothing, List<Choice> all, Runnable after) {
        this.all = List.copyOf(all);
        this.after = after;
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setId("chooser-field");
        list.setId("chooser-list");
        list.setCellFactory(_ -> new Cell());
        list.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                this::height, list.fixedCellSizeProperty(), list.getItems()));
        list.setMinHeight(Region.USE_PREF_SIZE);
        list.setPlaceholder(Ui.label(nothing, Look.SUBTLE));
        box.setPadding(new Insets(10));
        box.getStyleClass().addAll(Look.CARD, "floating", "chooser");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setOnHidden(_ -> after.run());
        field.textProperty().addListener((_, _, typed) -> narrow(typed));
        Picking.with(field, list, this::take);
        narrow("");
    }

    /// Shows it below the caret, or above where the window ends too soon.
    public void show(Node owner, Bounds caret) {
        double below = caret.getMaxY() + GAP;
        popup.show(owner, caret.getMinX(), below);
        // Only now it wears the theme, and its rows are as high as their text.
        box.applyCss();
        popup.sizeToScene();
        var window = owner.getScene().getWindow();
        if (below + popup.getHeight() > window.getY() + window.getHeight()) {
            popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
            popup.setAnchorX(caret.getMinX());
            popup.setAnchorY(caret.getMinY() - GAP);
        }
        field.requestFocus();
    }

    private void narrow(String typed) {
        var words = typed.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+", -1);
        list.getItems()
                .setAll(
                        all.stream()
                                .filter(choice ->
                                        java.util.Arrays.stream(words)
                                                .allMatch(word -> choice.searched().contains(word)))
                                .toList());
        list.getSelectionModel().selectFirst();
        popup.sizeToScene();
    }

    private double height() {
        var rows = Math.clamp(list.getItems().size(), 2, MOST_ROWS);
        return rows * Math.max(0, list.getFixedCellSize()) + 2;
    }

    private void take() {
        var choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            popup.setOnHidden(_ -> {});
            popup.hide();
            after.run();
            choice.take().run();
        }
    }

    private static final class Cell extends ListCell<Choice> {
        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(null);
            if (empty || choice == null) {
                setGraphic(null);
                return;
            }
            var name = Ui.label(choice.name());
            name.setMinWidth(0);
            var where = Ui.label(choice.where(), Look.SUBTLE, Look.SMALL);
            where.setMinWidth(Region.USE_PREF_SIZE);
            var row = new HBox(8, name, Ui.spacer(), where);
            row.setAlignment(Pos.CENTER_LEFT);
            // A name that is too long is cut; the list never scrolls sideways for it.
            setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(choice.name() + ", " + choice.where());
        }
    }

    /// Choices of anything.
    public static <T> List<Choice> of(
            List<T> things, Function<T, String> name, Function<T, String> where, Consumer<T> take) {
        return things.stream()
                .map(thing ->
                        new Choice(
                                name.apply(thing),
                                where.apply(thing),
                                (name.apply(thing) + " " + where.apply(thing))
                                        .toLowerCase(java.util.Locale.ROOT),
                                () -> take.accept(thing)))
                .toList();
    }
}
