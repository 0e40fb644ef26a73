package org.sportello.ui.overlay;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Icon;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Texts;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All keys on one sheet, grouped by the feature they belong to.
public final class ShortcutSheet {

    /// How much room the name of a group and the gap after it take, in lines.
    private static final int HEAD_LINES = 2;

    private final Commands commands;
    private final Texts texts;
    private final OverlayLayer layer;

    public ShortcutSheet(Commands commands, Texts texts, OverlayLayer layer) {
        this.commands = commands;
        this.texts = texts;
        this.layer = layer;
    }

    public void open() {
        Button close = Ui.iconButton(Icon.CLOSE, texts.get("ui.close"), layer::close);
        ScrollPane scroll = new FitScroll(columns());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox head = Ui.head(texts.get("ui.shortcuts.title"), close);
        head.setStyle("-fx-padding: 1em 1em 0.6em 1.85em;");
        VBox panel = new VBox(head, scroll);
        panel.setId("shortcut-sheet");
        layer.open(panel, close);
    }

    /// Each group goes where there is less so far, so that no hole gapes beside a long one.
    private HBox columns() {
        HBox columns = new HBox(40, column(), column());
        columns.setStyle("-fx-padding: 0.3em 1.85em 1.85em 1.85em;");
        int[] lines = new int[columns.getChildren().size()];
        groupNames()
                .forEach((feature, list) -> {
                    int shortest = 0;
                    for (int i = 1; i < lines.length; i++) {
                        shortest = lines[i] < lines[shortest] ? i : shortest;
                    }
                    lines[shortest] += list.size() + HEAD_LINES;
                    ((VBox) columns.getChildren().get(shortest))
                            .getChildren()
                            .add(group(feature, list));
                });
        return columns;
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("shortcut-column");
        return column;
    }

    /// A group is the first part of the message key, such as `ticket`, and is named by the key
    /// `ticket.commands` of that feature.
    private Map<String, List<Command>> groupNames() {
        Map<String, List<Command>> groups = new LinkedHashMap<>();
        for (Command command : commands.known()) {
            if (!commands.keys(command).isEmpty()) {
                String feature =
                        command.labelKey()
                                .substring(0, Math.max(0, command.labelKey().indexOf('.')));
                groups.computeIfAbsent(feature, _ -> new ArrayList<>()).add(command);
            }
        }
        return groups;
    }

    private Region group(String feature, List<Command> list) {
        GridPane grid = new GridPane(16, 6);
        for (Command command : list) {
            HBox keys = new HBox(6);
            keys.setAlignment(Pos.CENTER_RIGHT);
            for (Shortcut key : commands.keys(command)) {
                keys.getChildren().add(new KeyCaps(key));
            }
            grid.addRow(grid.getRowCount(), Ui.label(commands.label(command)), keys);
            GridPane.setHgrow(keys, Priority.ALWAYS);
        }
        VBox group = new VBox(4, Ui.section(texts.get(feature + ".commands")), grid);
        group.getStyleClass().add("shortcut-group");
        return group;
    }
}
