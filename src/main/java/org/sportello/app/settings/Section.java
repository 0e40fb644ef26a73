package org.sportello.app.settings;

import javafx.scene.Node;

import org.sportello.ui.Commands;
import org.sportello.ui.Icon;
import org.sportello.ui.Texts;

import java.util.function.Supplier;

/// One page of the settings.
///
/// @param id stable, to open it from elsewhere
/// @param titleKey message key of its name in the list
/// @param content made each time the page is opened
public record Section(String id, String titleKey, Icon icon, Supplier<Node> content) {

    public static Section appearance(Texts texts, SettingsStore store) {
        return new Section(
                "appearance",
                "settings.section.appearance",
                Icon.DARK,
                () -> new AppearancePage(texts, store).node());
    }

    public static Section language(Texts texts, SettingsStore store) {
        return new Section(
                "language",
                "settings.section.language",
                Icon.LANGUAGE,
                () -> new LanguagePage(texts, store).node());
    }

    public static Section replies(Texts texts, SettingsStore store) {
        return new Section(
                "replies",
                "settings.section.replies",
                Icon.REPLY,
                () -> new ReplyPage(texts, store).node());
    }

    /// Who works here, and who sits at this desk.
    ///
    /// @param page makes the page
    public static Section agents(Supplier<AgentsPage> page) {
        return new Section(
                "agents", "settings.section.agents", Icon.CUSTOMERS, () -> page.get().node());
    }

    public static Section shortcuts(Texts texts, Commands commands, SettingsStore store) {
        return new Section(
                "shortcuts",
                "settings.section.shortcuts",
                Icon.KEYBOARD,
                () -> new ShortcutsPage(texts, commands, store).node());
    }

    public static Section about(Texts texts, String version) {
        return new Section(
                "about",
                "settings.section.about",
                Icon.INFO,
                () -> new AboutPage(texts, version).node());
    }
}
