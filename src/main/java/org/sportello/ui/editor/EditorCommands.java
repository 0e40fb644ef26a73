package org.sportello.ui.editor;

import org.sportello.ui.Command;
import org.sportello.ui.Icon;

import java.util.List;

/// What can be done to the text in a [ReplyEditor], for tool bars, the palette and the shortcut
/// sheet. The editor obeys the keys itself.
public final class EditorCommands {

    private EditorCommands() {}

    /// In the order of a tool bar.
    public static List<Command> of(ReplyEditor editor) {
        return List.of(
                Command.of("ui.editor.bold", Icon.BOLD, editor::bold, "Shortcut+B"),
                Command.of("ui.editor.italic", Icon.ITALIC, editor::italic, "Shortcut+I"),
                Command.of("ui.editor.underline", Icon.UNDERLINE, editor::underline, "Shortcut+U"),
                Command.of("ui.editor.bullets", Icon.BULLETS, editor::bullets, "Shortcut+Shift+8"),
                Command.of("ui.editor.numbers", Icon.NUMBERS, editor::numbers, "Shortcut+Shift+7"),
                Command.of("ui.editor.quote", Icon.QUOTE, editor::quote, "Shortcut+Shift+9"));
    }
}
