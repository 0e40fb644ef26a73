package org.sportello.app.settings;

import org.sportello.ui.Texts;
import org.sportello.ui.Theme;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one agent has set on this computer. What concerns the shop (mailboxes, rules, scripts) is
/// in the store and shared; this is not.
///
/// @param appearance language, colours, text size
/// @param window where the window was
/// @param panes width of each pane in pixels; below zero means folded away
/// @param keys remapped keys: command id to its shortcuts, none to take them away
/// @param reply what the composer starts with
/// @param agent the id of the agent who sits here; 0 until chosen
public record Settings(
        Appearance appearance,
        Window window,
        Map<String, Double> panes,
        Map<String, List<String>> keys,
        Reply reply,
        long agent) {

    /// How the window looks and speaks.
    ///
    /// @param language `en`, `it`, or `system`
    /// @param theme light, dark or as the system
    /// @param textSize percent
    public record Appearance(String language, Theme.Mode theme, int textSize) {

        public static final String SYSTEM = "system";

        public Appearance {
            textSize = Math.clamp(textSize, Theme.SMALLEST, Theme.LARGEST);
        }

        /// The same in another language.
        ///
        /// @param wanted `en`, `it`, or `system`
        Appearance speaking(String wanted) {
            return new Appearance(wanted, theme, textSize);
        }

        /// The language to speak.
        public Locale locale() {
            return language.equals(SYSTEM)
                    ? Texts.systemLanguage()
                    : Locale.forLanguageTag(language);
        }
    }

    /// Where the window was; a width of 0 means never opened yet.
    public record Window(double x, double y, double width, double height, boolean maximised) {}

    /// What the composer starts with.
    ///
    /// @param quoteHistory whether a reply carries the conversation below it
    /// @param undoSeconds how long a sent reply can be taken back
    public record Reply(boolean quoteHistory, int undoSeconds) {

        public Reply {
            undoSeconds = Math.clamp(undoSeconds, 0, 60);
        }
    }

    public Settings {
        panes = Map.copyOf(panes);
        keys = Map.copyOf(keys);
    }

    /// What holds before anything is set.
    public static Settings defaults() {
        return new Settings(
                new Appearance(Appearance.SYSTEM, Theme.Mode.SYSTEM, Theme.NORMAL),
                new Window(0, 0, 0, 0, false),
                Map.of(),
                Map.of(),
                new Reply(true, 10),
                0);
    }

    public Settings with(Appearance changed) {
        return new Settings(changed, window, panes, keys, reply, agent);
    }

    public Settings with(Window changed) {
        return new Settings(appearance, changed, panes, keys, reply, agent);
    }

    public Settings with(Reply changed) {
        return new Settings(appearance, window, panes, keys, changed, agent);
    }

    public Settings withKeys(Map<String, List<String>> changed) {
        return new Settings(appearance, window, panes, changed, reply, agent);
    }

    public Settings withPanes(Map<String, Double> changed) {
        return new Settings(appearance, window, changed, keys, reply, agent);
    }

    public Settings withAgent(long changed) {
        return new Settings(appearance, window, panes, keys, reply, changed);
    }
}
