package org.sportello.ui;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Something the agent can do. Declared once, in the feature's view; buttons, menu items, the
/// palette, the shortcut sheet and the keyboard are all derived from it.
///
/// @param id stable name, such as `ticket.reply`; also the key under which its keys are remapped
/// @param labelKey the message key of its label, such as `ticket.command.reply`
/// @param icon drawn beside the label
/// @param shortcuts the keys by default, the main one first; may be empty
/// @param when whether it can be done now
/// @param run what it does, on the screen thread
public record Command(
        String id,
        String labelKey,
        Icon icon,
        List<Shortcut> shortcuts,
        ObservableBooleanValue when,
        Runnable run) {

    private static final ObservableBooleanValue ALWAYS =
            new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

    public Command {
        shortcuts = List.copyOf(shortcuts);
    }

    /// A command that is always possible.
    ///
    /// @param labelKey also its id
    /// @param keys shortcuts as [Shortcut] writes them, the main one first
    public static Command of(String labelKey, Icon icon, Runnable run, String... keys) {
        return new Command(
                labelKey,
                labelKey,
                icon,
                Arrays.stream(keys).map(Shortcut::new).toList(),
                ALWAYS,
                run);
    }

    /// The same, possible only while the condition holds.
    public Command when(ObservableBooleanValue condition) {
        return new Command(id, labelKey, icon, shortcuts, condition, run);
    }

    /// The same with one more shortcut.
    public Command or(String key) {
        List<Shortcut> more = new ArrayList<>(shortcuts);
        more.add(new Shortcut(key));
        return new Command(id, labelKey, icon, more, when, run);
    }
}
