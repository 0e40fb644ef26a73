package org.sportello.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A key or combination of keys. Written as `Shortcut+Shift+P`, where `Shortcut` is Ctrl, and
/// Command on a Mac; a single sign such as `?` or `/` means that sign, wherever the keyboard has
/// it.
///
/// @param spec the written form, as kept in the settings
public record Shortcut(String spec) {

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    private static final Set<String> EDITING =
            Set.of(
                    "Shortcut+Z",
                    "Shortcut+Y",
                    "Shortcut+X",
                    "Shortcut+C",
                    "Shortcut+V",
                    "Shortcut+A");

    public Shortcut {
        if (spec.isBlank()) {
            throw new IllegalArgumentException("a shortcut needs a key");
        }
        if (!isSign(spec)) {
            KeyCombination.valueOf(spec);
        }
    }

    /// The combination that was pressed, or empty while only Ctrl, Alt, Shift … are down.
    public static Optional<Shortcut> pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        StringBuilder spec = new StringBuilder();
        if (event.isShortcutDown()) {
            spec.append("Shortcut+");
        }
        if (MAC && event.isControlDown()) {
            spec.append("Ctrl+");
        }
        if (event.isAltDown()) {
            spec.append("Alt+");
        }
        if (event.isShiftDown()) {
            spec.append("Shift+");
        }
        return Optional.of(new Shortcut(spec.append(code.getName()).toString()));
    }

    /// True for a key that would also type something: such a shortcut is not for text fields.
    public boolean types() {
        if (isSign(spec)) {
            return true;
        }
        if (!(combination() instanceof KeyCodeCombination keys)) {
            return true;
        }
        boolean held =
                keys.getShortcut() == KeyCombination.ModifierValue.DOWN
                        || keys.getControl() == KeyCombination.ModifierValue.DOWN
                        || keys.getAlt() == KeyCombination.ModifierValue.DOWN
                        || keys.getMeta() == KeyCombination.ModifierValue.DOWN;
        return !held && !keys.getCode().isFunctionKey();
    }

    /// True for the keys that every text field has for itself: undo, cut, copy, paste, select all.
    public boolean edits() {
        return EDITING.contains(spec);
    }

    /// Whether this event, pressed or typed, is this shortcut.
    public boolean matches(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return isSign(spec)
                    && event.getCharacter().equals(spec)
                    && !event.isShortcutDown()
                    && !event.isControlDown();
        }
        return !isSign(spec) && combination().match(event);
    }

    /// How the keys are shown, one cap each: `Ctrl`, `⇧`, `P`.
    public List<String> caps() {
        if (isSign(spec)) {
            return List.of(spec);
        }
        List<String> caps = new ArrayList<>();
        for (String part : spec.split("\\+", -1)) {
            caps.add(cap(part));
        }
        return caps;
    }

    /// The caps in one line, as in tooltips and menus.
    public String shown() {
        return String.join(MAC ? "" : " ", caps());
    }

    private static String cap(String part) {
        return switch (part) {
            case "Shortcut" -> MAC ? "⌘" : "Ctrl";
            case "Ctrl" -> MAC ? "⌃" : "Ctrl";
            case "Shift" -> "⇧";
            case "Alt" -> MAC ? "⌥" : "Alt";
            case "Meta" -> MAC ? "⌘" : "Meta";
            case "Enter" -> "↵";
            case "Backspace" -> "⌫";
            case "Delete" -> "Del";
            case "Esc", "Escape" -> "Esc";
            case "Up" -> "↑";
            case "Down" -> "↓";
            case "Left" -> "←";
            case "Right" -> "→";
            case "Page Up" -> "PgUp";
            case "Page Down" -> "PgDn";
            case "Comma" -> ",";
            case "Period" -> ".";
            case "Slash" -> "/";
            case "Plus" -> "+";
            case "Minus" -> "−";
            case "Equals" -> "=";
            default -> part;
        };
    }

    private KeyCombination combination() {
        return KeyCombination.valueOf(spec);
    }

    private static boolean isSign(String spec) {
        return spec.length() == 1 && !Character.isLetterOrDigit(spec.charAt(0));
    }
}
