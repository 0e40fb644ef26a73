package org.sportello.script.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.Ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The left side: all scripts in their folders, with a field that narrows them down.
final class ScriptList extends VBox {

    private static final double STEP = 16;

    private final ScriptTools station;
    private final ListView<ScriptRow> list = new ListView<>();
    private final SearchField filter;
    private final Label nothing;
    private final Label counted = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final Set<String> closed = new HashSet<>();
    private final Consumer<ScriptKey> chosen;
    private ScriptShelf shelf = new ScriptShelf(List.of(), List.of());
    private @Nullable ScriptKey present;
    private boolean showing;

    /// @param tools buttons at the right of the head
    /// @param chosen called when the agent goes to a script
    ScriptList(ScriptTools station, List<Node> tools, Consumer<ScriptKey> chosen) {
        this.station = station;
        this.chosen = chosen;
        getStyleClass().addAll(Look.PANE, Look.GROUND);
        setId("script-list");
        filter = new SearchField(station.tools().texts(), "script.filter");
        filter.key(new Shortcut("Shortcut+L"));
        filter.field().setId("script-filter");
        filter.field().setOnAction(_ -> first());
        nothing = Ui.paragraph(station.say("script.filter.none"), Look.MUTED);
        nothing.setPadding(new Insets(8, 16, 8, 16));
        list.setId("scripts");
        list.getStyleClass().add("tree-list");
        list.setAccessibleText(station.say("script.title"));
        list.setCellFactory(_ -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::toEnd);
        VBox.setVgrow(list, Priority.ALWAYS);
        var head = Ui.head(station.say("script.title"), tools.toArray(Node[]::new));
        var field = new VBox(filter);
        field.setPadding(new Insets(0, 12, 8, 16));
        var foot = new HBox(counted);
        foot.setPadding(new Insets(6, 16, 8, 16));
        getChildren().addAll(head, field, nothing, list, foot);
        filter.textProperty().subscribe(_ -> refresh());
        list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    }

    void show(ScriptShelf newShelf) {
        shelf = newShelf;
        counted.setText(
                station.say("script.counted", shelf.replies().size(), shelf.playbooks().size()));
        refresh();
    }

    /// Marks the script that is shown; nothing is called back.
    void mark(@Nullable ScriptKey key) {
        present = key;
        refresh();
    }

    void focusFilter() {
        filter.requestFocus();
    }

    void focusList() {
        list.requestFocus();
    }

    private void refresh() {
        showing = true;
        var rows = shelf.rows(filter.textProperty().get(), closed);
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
        }
        nothing.setVisible(rows.isEmpty() && !shelf.isEmpty());
        nothing.setManaged(nothing.isVisible());
        list.getSelectionModel().clearSelection();
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof ScriptRow.Entry entry && entry.key().equals(present)) {
                list.getSelectionModel().select(i);
            }
        }
        showing = false;
    }

    private void selected(@Nullable ScriptRow row) {
        if (!showing && row instanceof ScriptRow.Entry entry && !entry.key().equals(present)) {
            present = entry.key();
            chosen.accept(entry.key());
        }
    }

    private void first() {
        list.getItems().stream()
                .filter(ScriptRow.Entry.class::isInstance)
                .findFirst()
                .ifPresent(row -> {
                    list.getSelectionModel().select(row);
                    list.requestFocus();
                });
    }

    private void pressed(KeyEvent key) {
        if (list.getSelectionModel().getSelectedItem() instanceof ScriptRow.Folder folder) {
            switch (key.getCode()) {
                case LEFT -> fold(folder, true);
                case RIGHT -> fold(folder, false);
                case ENTER, SPACE -> fold(folder, folder.open());
                default -> {}
            }
        }
    }

    /// The toolkit's own End key goes to where the last row begins to be seen. Once it is drawn, it
    /// can be shown whole.
    private void toEnd(KeyEvent key) {
        if (key.getCode() == KeyCode.END && !list.getItems().isEmpty()) {
            key.consume();
            var last = list.getItems().size() - 1;
            list.getSelectionModel().select(last);
            list.scrollTo(last);
            list.layout();
            list.scrollTo(last);
        }
    }

    private void fold(ScriptRow.Folder folder, boolean shut) {
        if (shut ? closed.add(folder.path()) : closed.remove(folder.path())) {
            refresh();
            list.getItems().stream()
                    .filter(row ->
                            row instanceof ScriptRow.Folder same
                                    && same.path().equals(folder.path()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
    }

    private final class Cell extends ListCell<ScriptRow> {

        Cell() {
            addEventHandler(
                    MouseEvent.MOUSE_CLICKED,
                    _ -> {
                        if (getItem() instanceof ScriptRow.Folder folder) {
                            fold(folder, folder.open());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable ScriptRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : node(row));
        }

        private Node node(ScriptRow row) {
            return switch (row) {
                case ScriptRow.Folder folder -> folder(folder);
                case ScriptRow.Entry entry -> entry(entry);
            };
        }

        private Node folder(ScriptRow.Folder folder) {
            var books = folder.path().equals(ScriptShelf.PLAYBOOKS);
            var name = books ? station.say("script.playbooks") : folder.name();
            var line =
                    line(
                            folder.depth(),
                            Icons.of(folder.open() ? Icon.DOWN : Icon.RIGHT, Look.SUBTLE),
                            Ui.label(name, Look.STRONG),
                            Ui.label(String.valueOf(folder.count()), Look.SUBTLE));
            setAccessibleText(station.say("script.folder.spoken", name, folder.count()));
            return line;
        }

        private Node entry(ScriptRow.Entry entry) {
            var book = entry.key().kind() == ScriptKey.Kind.PLAYBOOK;
            var uses = entry.uses() == 0 ? "" : station.say("script.uses", entry.uses());
            setAccessibleText(station.say("script.entry.spoken", entry.name(), entry.uses()));
            var language = Ui.label(entry.language(), Look.SUBTLE, Look.SMALL);
            language.setMinWidth(USE_PREF_SIZE);
            return line(
                    entry.depth(),
                    Icons.of(book ? Icon.PLAYBOOK : Icon.SCRIPT),
                    Ui.label(entry.name()),
                    uses.isEmpty()
                            ? new HBox(language)
                            : new HBox(8, language, Ui.label(uses, Look.SUBTLE, Look.SMALL)));
        }

        private HBox line(int depth, Node icon, Label name, Node right) {
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.SOMETIMES);
            var line = new HBox(8, icon, name, Ui.spacer(), right);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPadding(new Insets(0, 0, 0, depth * STEP));
            line.setMinWidth(0);
            line.setPrefWidth(1);
            if (right instanceof HBox box) {
                box.setAlignment(Pos.CENTER_RIGHT);
                box.setMinWidth(USE_PREF_SIZE);
            }
            return line;
        }
    }
}
