package org.sportello.app.shell;

import org.sportello.ui.Icon;
import org.sportello.ui.Screen;

import java.util.function.Supplier;

/// A place the rail can go to. Its screen is made when it is first shown, not before.
///
/// @param id stable name, such as `desk`
/// @param labelKey the message key of the command that goes there, such as `shell.command.desk`
/// @param key its shortcut
/// @param foot whether it stands at the foot of the rail
/// @param screen makes the screen; called again after a change of language
public record Place(
        String id,
        String labelKey,
        Icon icon,
        String key,
        boolean foot,
        Supplier<? extends Screen> screen) {

    public static Place desk(Supplier<? extends Screen> screen) {
        return new Place("desk", "shell.command.desk", Icon.DESK, "Shortcut+1", false, screen);
    }

    public static Place customers(Supplier<? extends Screen> screen) {
        return new Place(
                "customers",
                "shell.command.customers",
                Icon.CUSTOMERS,
                "Shortcut+2",
                false,
                screen);
    }

    public static Place scripts(Supplier<? extends Screen> screen) {
        return new Place(
                "scripts", "shell.command.scripts", Icon.SCRIPTS, "Shortcut+3", false, screen);
    }

    public static Place knowledge(Supplier<? extends Screen> screen) {
        return new Place(
                "knowledge",
                "shell.command.knowledge",
                Icon.KNOWLEDGE,
                "Shortcut+4",
                false,
                screen);
    }

    public static Place insight(Supplier<? extends Screen> screen) {
        return new Place(
                "insight", "shell.command.insight", Icon.INSIGHT, "Shortcut+5", false, screen);
    }

    public static Place settings(Supplier<? extends Screen> screen) {
        return new Place(
                "settings",
                "shell.command.settings",
                Icon.SETTINGS,
                "Shortcut+Comma",
                true,
                screen);
    }
}
