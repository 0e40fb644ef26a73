package org.sportello.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;

import org.sportello.kernel.Subscription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// All commands of the window. A screen's commands are active while it is shown; everything that
/// shows a command (button, menu item, palette, sheet) is derived here, keys included, so that a
/// remapped key is right everywhere at once.
public final class Commands {

    private final Texts texts;
    private final Map<String, Command> known = new LinkedHashMap<>();
    private final List<Command> active = new ArrayList<>();
    private final Map<String, List<Shortcut>> remapped = new LinkedHashMap<>();

    /// Changes whenever commands or keys change.
    private final SimpleIntegerProperty version = new SimpleIntegerProperty(this, "version");

    /// Those that are there whatever stands over the screen.
    private final Set<String> everywhere = new HashSet<>();

    private ObservableBooleanValue covered = new SimpleBooleanProperty(this, "covered");
    private boolean answered;

    public Commands(Texts texts) {
        this.texts = texts;
    }

    /// Makes the commands active until the subscription is closed. The same id again, as after a
    /// change of language, replaces what was known of it.
    public Subscription activate(List<Command> commands) {
        List<Command> own = List.copyOf(commands);
        declare(own);
        active.addAll(own);
        changed();
        return () -> {
            active.removeAll(own);
            changed();
        };
    }

    /// The same for commands that can be given whatever stands over the screen.
    public Subscription activateEverywhere(List<Command> commands) {
        commands.forEach(command -> everywhere.add(command.id()));
        return activate(commands);
    }

    /// While something stands over the screen, keys do nothing to what lies behind it.
    public void coveredWhile(ObservableBooleanValue something) {
        covered = something;
    }

    /// Makes them known to the shortcut sheet and the settings without activating them.
    public void declare(List<Command> commands) {
        commands.forEach(command -> known.put(command.id(), command));
        changed();
    }

    /// The active commands, newest screen's last.
    public List<Command> active() {
        return List.copyOf(active);
    }

    /// Every command ever declared, in order of declaration.
    public List<Command> known() {
        return List.copyOf(known.values());
    }

    /// Runs the active command with this id if it is possible now.
    public boolean run(String id) {
        Optional<Command> found =
                active.stream().filter(command -> command.id().equals(id)).findFirst();
        found.filter(command -> command.when().get()).ifPresent(command -> command.run().run());
        return found.isPresent();
    }

    /// The keys of this command now: the agent's own, or the default.
    public List<Shortcut> keys(Command command) {
        return remapped.getOrDefault(command.id(), command.shortcuts());
    }

    /// Replaces all remapped keys.
    ///
    /// @param keys command id to its shortcuts; an empty list takes the keys away
    public void remap(Map<String, List<Shortcut>> keys) {
        remapped.clear();
        remapped.putAll(keys);
        changed();
    }

    public Map<String, List<Shortcut>> remapped() {
        return Map.copyOf(remapped);
    }

    /// Other commands that would answer to the same shortcut.
    public List<Command> rivals(Command command, Shortcut shortcut) {
        return known.values().stream()
                .filter(other -> !other.id().equals(command.id()))
                .filter(other -> keys(other).contains(shortcut))
                .toList();
    }

    public String label(Command command) {
        return texts.get(command.labelKey());
    }

    /// A button with icon and label.
    public Button button(Command command) {
        Button button = new Button();
        dress(button, command, false);
        return button;
    }

    /// A quiet button that shows the icon only; label and key are in its tooltip.
    public Button iconButton(Command command) {
        Button button = new Button();
        button.getStyleClass().addAll(Look.QUIET, "icon-button");
        dress(button, command, true);
        return button;
    }

    /// Makes any button do this command: text, icon, tooltip with key, disabled state, id.
    public void dress(ButtonBase button, Command command, boolean iconOnly) {
        button.setId(command.id().replace('.', '-'));
        button.setGraphic(Icons.of(command.icon()));
        ObservableValue<String> label = texts.bind(command.labelKey());
        button.accessibleTextProperty().bind(label);
        if (iconOnly) {
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        } else {
            button.textProperty().bind(label);
        }
        button.setTooltip(tooltip(command, iconOnly));
        button.disableProperty().bind(Bindings.not(command.when()));
        button.setOnAction(_ -> command.run().run());
    }

    /// A menu item with icon, label and key.
    public MenuItem menuItem(Command command) {
        MenuItem item = new MenuItem();
        item.setId(command.id().replace('.', '-') + "-item");
        item.setGraphic(Icons.of(command.icon()));
        item.textProperty().bind(texts.bind(command.labelKey()));
        item.disableProperty().bind(Bindings.not(command.when()));
        item.setOnAction(_ -> command.run().run());
        return item;
    }

    /// Listens to the keyboard of the window.
    public void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> answered = false);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::untyped);
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> dispatch(event, key -> !key.types() && !(key.edits() && writes(scene))));
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED, event -> dispatch(event, shortcut -> !writes(scene)));
        scene.addEventHandler(
                KeyEvent.KEY_TYPED, event -> dispatch(event, shortcut -> !writes(scene)));
    }

    private void dispatch(KeyEvent event, Predicate<Shortcut> allowed) {
        for (Command command : active.reversed()) {
            boolean hit = keys(command).stream().filter(allowed).anyMatch(k -> k.matches(event));
            boolean reached = !covered.get() || everywhere.contains(command.id());
            if (hit && reached && command.when().get()) {
                event.consume();
                answered = event.getEventType() == KeyEvent.KEY_PRESSED;
                command.run().run();
                return;
            }
        }
    }

    /// The letter of a key that a command has answered to must not land in the text that the
    /// command went to.
    private void untyped(KeyEvent event) {
        if (answered) {
            answered = false;
            event.consume();
        }
    }

    /// Whether the focus is where keys become text. The rich editor is known by its pseudo name,
    /// since this package does not know that control.
    private static boolean writes(Scene scene) {
        Node focused = scene.getFocusOwner();
        return focused instanceof TextInputControl
                || (focused != null && focused.getStyleClass().contains("rich-text-area"));
    }

    private Tooltip tooltip(Command command, boolean withLabel) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> hint(command, withLabel), version, texts.localeProperty()));
        return tooltip;
    }

    private String hint(Command command, boolean withLabel) {
        String keys = keys(command).stream().findFirst().map(Shortcut::shown).orElse("");
        if (!withLabel && !keys.isEmpty()) {
            return keys;
        }
        return keys.isEmpty() ? label(command) : label(command) + "  " + keys;
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
