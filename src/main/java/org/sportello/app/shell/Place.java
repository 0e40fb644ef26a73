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
        Supplier<? extends Screen> screen) {}
