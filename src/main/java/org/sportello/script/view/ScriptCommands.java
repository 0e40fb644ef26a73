package org.sportello.script.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableObjectValue;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;

import java.util.List;

/// What can be done on the screen of scripts.
///
/// @param shown the editor in sight, if any
record ScriptCommands(
        ScriptsScreen screen, ObservableObjectValue<@Nullable ScriptEditor<?>> shown) {

    /// All of them.
    List<Command> all() {
        BooleanBinding open = Bindings.createBooleanBinding(() -> shown.get() != null, shown);
        var ofReply = showing(ReplyPane.class);
        var ofPlaybook = showing(PlaybookPane.class);
        return List.of(
                Command.of("script.command.new", Icon.ADD, screen::newReply, "N"),
                Command.of(
                        "script.command.playbook", Icon.PLAYBOOK, screen::newPlaybook, "Shift+N"),
                Command.of("script.command.save", Icon.CHECK, screen::save, "Shortcut+S")
                        .when(open),
                Command.of("script.command.duplicate", Icon.COPY, screen::duplicate, "Shortcut+D")
                        .when(open),
                Command.of("script.command.delete", Icon.DELETE, screen::delete, "Delete")
                        .when(open),
                Command.of("script.command.filter", Icon.FILTER, screen::filter, "Shortcut+L"),
                Command.of(
                                "script.command.variable",
                                Icon.CODE,
                                screen::openVariables,
                                "Shortcut+J")
                        .when(ofReply),
                Command.of("script.command.play", Icon.PLAY, screen::play, "F5").when(ofPlaybook),
                Command.of("script.command.back", Icon.LEFT, screen::back, "Alt+Left")
                        .when(ofPlaybook));
    }

    private BooleanBinding showing(Class<? extends ScriptEditor<?>> editor) {
        return Bindings.createBooleanBinding(() -> editor.isInstance(shown.get()), shown);
    }
}
