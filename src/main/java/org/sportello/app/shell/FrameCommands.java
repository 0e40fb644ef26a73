package org.sportello.app.shell;

import org.sportello.app.settings.Settings.Appearance;
import org.sportello.app.settings.SettingsStore;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Notice;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;
import org.sportello.ui.overlay.CommandPalette;
import org.sportello.ui.overlay.OverlayLayer;
import org.sportello.ui.overlay.ShortcutSheet;

import java.util.LinkedHashMap;
import java.util.Map;

/// What can be done wherever one is: the palette and the sheet of shortcuts, undo, the size of text
/// and the colours.
final class FrameCommands {

    private static final int TEXT_STEP = 10;

    private final Tools tools;
    private final Theme theme;
    private final SettingsStore store;
    private final OverlayLayer overlays;

    FrameCommands(Tools tools, Theme theme, SettingsStore store, OverlayLayer overlays) {
        this.tools = tools;
        this.theme = theme;
        this.store = store;
        this.overlays = overlays;
    }

    /// The commands by a short name; made anew for another language.
    ///
    /// @param beforeSheet makes every screen, so that the sheet knows all commands
    Map<String, Command> make(Runnable beforeSheet) {
        Map<String, Command> own = new LinkedHashMap<>();
        var palette = new CommandPalette(tools.commands(), tools.texts(), overlays);
        var sheet = new ShortcutSheet(tools.commands(), tools.texts(), overlays);
        own.put(
                "palette",
                Command.of(
                        "shell.command.palette", Icon.KEYBOARD, palette::open, "Shortcut+Shift+P"));
        own.put(
                "sheet",
                Command.of(
                        "shell.command.shortcuts",
                        Icon.HELP,
                        () -> {
                            beforeSheet.run();
                            sheet.open();
                        },
                        "?",
                        "F1"));
        own.put("undo", Command.of("shell.command.undo", Icon.UNDO, this::undo, "Shortcut+Z"));
        own.put(
                "larger",
                Command.of(
                        "shell.command.larger",
                        Icon.TEXT_SIZE,
                        () -> textSize(TEXT_STEP),
                        "Shortcut+Plus",
                        "Shortcut+Equals"));
        own.put(
                "smaller",
                Command.of(
                        "shell.command.smaller",
                        Icon.TEXT_SIZE,
                        () -> textSize(-TEXT_STEP),
                        "Shortcut+Minus"));
        own.put(
                "colours",
                Command.of(
                        "shell.command.colours",
                        Icon.DARK,
                        this::otherColours,
                        "Shortcut+Shift+D"));
        return own;
    }

    /// Takes back the newest thing that offers it.
    private void undo() {
        for (Notice notice : tools.notices().shown().reversed()) {
            Runnable run = notice.run();
            if (run != null && notice.kind() == Notice.Kind.DONE) {
                tools.notices().dismiss(notice);
                run.run();
                return;
            }
        }
        tools.notices().say(tools.texts().get("shell.nothingToUndo"));
    }

    private void textSize(int by) {
        store.change(old ->
                old.with(
                        new Appearance(
                                old.appearance().language(),
                                old.appearance().theme(),
                                old.appearance().textSize() + by)));
    }

    private void otherColours() {
        Theme.Mode other = theme.darkProperty().get() ? Theme.Mode.LIGHT : Theme.Mode.DARK;
        store.change(old ->
                old.with(
                        new Appearance(
                                old.appearance().language(), other, old.appearance().textSize())));
    }
}
