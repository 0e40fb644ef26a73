package org.sportello.app.shell;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The bar of places at the left edge, with mailboxes, settings and agent at its foot.
final class Rail extends VBox {

    private final Commands commands;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final Button sync = new Button();
    private final Button agent = new Button();
    private final Avatar avatar = new Avatar("?", Avatar.Size.NORMAL);

    Rail(Texts texts, Commands commands, List<Place> places, Map<String, Command> going) {
        this.commands = commands;
        getStyleClass().add("rail");
        setId("rail");
        sync.setId("rail-sync");
        sync.setGraphic(Icons.of(Icon.SYNC));
        sync.accessibleTextProperty().bind(texts.bind("shell.sync"));
        agent.setId("rail-agent");
        agent.setGraphic(avatar);
        agent.accessibleTextProperty().bind(texts.bind("shell.agent"));
        agent.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        places.stream().filter(place -> !place.foot()).forEach(place -> add(place, going));
        getChildren().addAll(Ui.spacer(), sync);
        places.stream().filter(Place::foot).forEach(place -> add(place, going));
        getChildren().add(agent);
        addEventFilter(KeyEvent.KEY_PRESSED, this::step);
    }

    /// The arrows move the focus alone: by itself a group of toggles would mark a place to which
    /// nobody went.
    private void step(KeyEvent key) {
        int by =
                switch (key.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        if (by == 0 || key.isAltDown()) {
            return;
        }
        key.consume();
        var stops = getChildren().stream().filter(ButtonBase.class::isInstance).toList();
        int at = stops.indexOf(key.getTarget());
        if (at >= 0 && at + by >= 0 && at + by < stops.size()) {
            stops.get(at + by).requestFocus();
        }
    }

    void show(String placeId) {
        ToggleButton button = buttons.get(placeId);
        if (button != null) {
            button.setSelected(true);
        }
    }

    Button sync() {
        return sync;
    }

    void agent(String name, Runnable action) {
        avatar.show(name);
        agent.setOnAction(_ -> action.run());
    }

    private void add(Place place, Map<String, Command> going) {
        Command command = going.get(place.id());
        ToggleButton button = new ToggleButton();
        if (command != null) {
            commands.dress(button, command, true);
        }
        button.setId("rail-" + place.id());
        button.setToggleGroup(group);
        button.selectedProperty()
                .addListener((_, was, _) -> {
                    if (was && group.getSelectedToggle() == null) {
                        button.setSelected(true);
                    }
                });
        buttons.put(place.id(), button);
        getChildren().add(button);
    }
}
