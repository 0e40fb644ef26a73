package org.sportello.app.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Texts;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every command with its keys; a click on the keys waits for new ones.
public final class ShortcutsPage {

    private final Texts texts;
    private final Commands commands;
    private final SettingsStore store;
    private final VBox rows = new VBox(2);
    private final Label notice = Ui.paragraph("", Look.WARNING);
    private String filter = "";

    public ShortcutsPage(Texts texts, Commands commands, SettingsStore store) {
        this.texts = texts;
        this.commands = commands;
        this.store = store;
    }

    public Node node() {
        SearchField search = new SearchField(texts, "settings.shortcuts.search");
        search.textProperty()
                .addListener((_, _, now) -> {
                    filter = now.strip().toLowerCase(Locale.ROOT);
                    fill();
                });
        Button reset = Ui.button(texts.get("settings.shortcuts.reset"), () -> remap(Map.of()));
        HBox head = new HBox(8, search, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(search, Priority.ALWAYS);
        notice.setManaged(false);
        fill();
        VBox page =
                new VBox(
                        12,
                        Ui.paragraph(texts.get("settings.shortcuts.hint"), Look.MUTED),
                        head,
                        notice,
                        rows);
        page.setMaxWidth(640);
        return page;
    }

    private void fill() {
        rows.getChildren().clear();
        for (Command command : commands.known()) {
            String label = commands.label(command);
            if (label.toLowerCase(Locale.ROOT).contains(filter)) {
                rows.getChildren().add(row(command, label));
            }
        }
    }

    private HBox row(Command command, String label) {
        HBox keys = new HBox(6);
        keys.setAlignment(Pos.CENTER_RIGHT);
        commands.keys(command).forEach(key -> keys.getChildren().add(new KeyCaps(key)));
        if (keys.getChildren().isEmpty()) {
            keys.getChildren().add(Ui.label(texts.get("settings.shortcuts.nokeys"), Look.SUBTLE));
        }
        Button change = new Button("", keys);
        change.setId("keys-" + command.id().replace('.', '-'));
        change.getStyleClass().add(Look.QUIET);
        change.setAccessibleText(texts.get("settings.shortcuts.change", label));
        change.setOnAction(_ -> record(change, command));
        HBox row = new HBox(10, Icons.of(command.icon()), Ui.label(label), Ui.spacer(), change);
        if (commands.remapped().containsKey(command.id())) {
            row.getChildren()
                    .add(
                            Ui.iconButton(
                                    Icon.UNDO,
                                    texts.get("settings.shortcuts.default"),
                                    () -> put(command, null)));
        }
        row.getStyleClass().add(Look.ROW);
        return row;
    }

    /// Takes the next combination pressed: Escape leaves all as it was, Backspace takes the keys
    /// away.
    private void record(Button button, Command command) {
        button.setGraphic(Ui.label(texts.get("settings.shortcuts.press"), Look.ACCENT));
        button.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    event.consume();
                    if (event.getCode() == KeyCode.ESCAPE) {
                        fill();
                    } else if (event.getCode() == KeyCode.BACK_SPACE && !event.isShortcutDown()) {
                        put(command, List.of());
                    } else {
                        Shortcut.pressed(event).ifPresent(key -> taken(command, key));
                    }
                });
        button.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        fill();
                    }
                });
    }

    private void taken(Command command, Shortcut key) {
        List<Command> rivals = commands.rivals(command, key);
        put(command, List.of(key));
        notice.setManaged(!rivals.isEmpty());
        notice.setText(
                rivals.isEmpty()
                        ? ""
                        : texts.get(
                                "settings.shortcuts.rival",
                                key.shown(),
                                commands.label(rivals.getFirst())));
    }

    private void put(Command command, @Nullable List<Shortcut> keys) {
        Map<String, List<Shortcut>> all = new HashMap<>(commands.remapped());
        if (keys == null) {
            all.remove(command.id());
        } else {
            all.put(command.id(), keys);
        }
        remap(all);
    }

    private void remap(Map<String, List<Shortcut>> all) {
        Map<String, List<String>> written = new HashMap<>();
        all.forEach((id, keys) -> {
            List<String> specs = new ArrayList<>();
            keys.forEach(key -> specs.add(key.spec()));
            written.put(id, specs);
        });
        commands.remap(all);
        store.change(settings -> settings.withKeys(written));
        notice.setManaged(false);
        notice.setText("");
        fill();
    }
}
