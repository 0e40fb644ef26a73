package org.sportello.knowledge.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Category;
import org.sportello.knowledge.view.Shelf.Branch;
import org.sportello.knowledge.view.Shelf.Spot;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;

/// The tree of categories. Names are typed in place: Enter keeps, Escape leaves it.
final class CategoryPane extends VBox {

    private static final double STEP = 14;

    private final KnowledgeTools station;
    private final Consumer<Spot> chosen;
    private final ListView<Branch> list = new ListView<>();
    private final TextField name = new TextField();
    private Consumer<String> named = _ -> {};
    private Shelf shelf = Shelf.EMPTY;
    private Spot present = Spot.ALL;
    private boolean showing;

    /// @param tools buttons at the right of the head
    CategoryPane(KnowledgeTools station, List<Node> tools, Consumer<Spot> chosen) {
        this.station = station;
        this.chosen = chosen;
        setId("categories-pane");
        getStyleClass().addAll(Look.PANE, Look.GROUND);
        list.setId("categories");
        list.getStyleClass().add("tree-list");
        list.setAccessibleText(station.say("knowledge.categories"));
        list.setCellFactory(_ -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        name.setId("category-name");
        name.setPromptText(station.say("knowledge.category.prompt"));
        name.setAccessibleText(station.say("knowledge.category.prompt"));
        name.setOnAction(_ -> entered());
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                ask(false);
                event.consume();
            }
        });
        VBox.setMargin(name, new Insets(0, 12, 8, 12));
        ask(false);
        getChildren()
                .addAll(
                        Ui.head(station.say("knowledge.title"), tools.toArray(Node[]::new)),
                        name,
                        list);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(branch -> {
                    if (!showing && branch != null && !branch.spot().equals(present)) {
                        present = branch.spot();
                        chosen.accept(present);
                    }
                });
    }

    /// What the right mouse button offers.
    void menu(List<MenuItem> items) {
        var menu = new ContextMenu();
        menu.getItems().setAll(items);
        list.setContextMenu(menu);
    }

    Spot present() {
        return present;
    }

    /// The category that is chosen; null for the other places.
    @Nullable Long category() {
        return present.kind() == Spot.Kind.CATEGORY ? present.category() : null;
    }

    void show(Shelf newShelf) {
        shelf = newShelf;
        var branches = shelf.branches();
        if (branches.stream().noneMatch(branch -> branch.spot().equals(present))) {
            present = Spot.ALL;
            chosen.accept(present);
        }
        showing = true;
        list.getItems().setAll(branches);
        for (var i = 0; i < branches.size(); i++) {
            if (branches.get(i).spot().equals(present)) {
                list.getSelectionModel().select(i);
            }
        }
        showing = false;
    }

    void choose(Spot spot) {
        present = spot;
        show(shelf);
    }

    // ---- what can be done to categories

    /// Asks for the name of a new one, inside the chosen one.
    void add() {
        var parent = category();
        named =
                typed -> {
                    var place = shelf.children(parent).size();
                    save(new Category(0, parent, typed, place));
                };
        name.clear();
        ask(true);
    }

    void rename() {
        shelf.category(present.category())
                .ifPresent(one -> {
                    named =
                            typed ->
                                    save(
                                            new Category(
                                                    one.id(),
                                                    one.parentId(),
                                                    typed,
                                                    one.position()));
                    name.setText(one.name());
                    ask(true);
                });
    }

    private void ask(boolean asking) {
        var had = name.isFocused();
        name.setVisible(asking);
        name.setManaged(asking);
        if (asking) {
            name.requestFocus();
            name.selectAll();
        } else if (had) {
            list.requestFocus();
        }
    }

    private void entered() {
        var typed = name.getText().strip();
        if (!typed.isEmpty()) {
            named.accept(typed);
            ask(false);
        }
    }

    private void save(Category category) {
        station.tools()
                .work()
                .run(
                        () -> station.articles().save(category),
                        saved -> {
                            present = Spot.of(saved.id());
                            chosen.accept(present);
                        });
    }

    void move(int by) {
        var changed = shelf.moved(present.category(), by);
        station.tools().work().run(() -> changed.forEach(station.articles()::save), () -> {});
    }

    /// Removes the chosen one if it is empty.
    void delete() {
        var notices = station.tools().notices();
        shelf.category(present.category())
                .ifPresent(one -> {
                    if (!shelf.isBare(one.id())) {
                        notices.say(station.say("knowledge.category.full", one.name()));
                        return;
                    }
                    station.tools()
                            .work()
                            .run(
                                    () -> station.articles().deleteCategory(one.id()),
                                    () ->
                                            notices.undo(
                                                    station.say(
                                                            "knowledge.category.deleted",
                                                            one.name()),
                                                    () ->
                                                            save(
                                                                    new Category(
                                                                            0,
                                                                            one.parentId(),
                                                                            one.name(),
                                                                            one.position()))));
                });
    }

    private String label(Branch branch) {
        return switch (branch.spot().kind()) {
            case ALL -> station.say("knowledge.all");
            case NOWHERE -> station.say("knowledge.nowhere");
            case CATEGORY -> branch.name();
        };
    }

    private final class Cell extends ListCell<Branch> {

        @Override
        protected void updateItem(@Nullable Branch branch, boolean empty) {
            super.updateItem(branch, empty);
            setText(null);
            setGraphic(empty || branch == null ? null : node(branch));
        }

        private Node node(Branch branch) {
            var words = Ui.label(label(branch));
            words.setMinWidth(0);
            var icon = branch.spot().equals(Spot.ALL) ? Icon.KNOWLEDGE : Icon.CATEGORY;
            var count = Ui.label(String.valueOf(branch.count()), Look.SUBTLE);
            count.setMinWidth(USE_PREF_SIZE);
            var line = new HBox(8, Icons.of(icon), words, Ui.spacer(), count);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPadding(new Insets(0, 0, 0, branch.depth() * STEP));
            line.setMinWidth(0);
            line.setPrefWidth(1);
            setAccessibleText(
                    station.say("knowledge.category.spoken", label(branch), branch.count()));
            return line;
        }
    }
}
