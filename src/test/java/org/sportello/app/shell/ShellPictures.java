package org.sportello.app.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.sportello.app.settings.AboutPage;
import org.sportello.app.settings.AppearancePage;
import org.sportello.app.settings.LanguagePage;
import org.sportello.app.settings.ReplyPage;
import org.sportello.app.settings.Section;
import org.sportello.app.settings.SettingsScreen;
import org.sportello.app.settings.SettingsStore;
import org.sportello.app.settings.ShortcutsPage;
import org.sportello.kernel.Changes;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Pictures;
import org.sportello.ui.Screen;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.Ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A shell with empty places and the real settings, to look at and to test.
final class ShellPictures {

    private ShellPictures() {}

    record Setup(Shell shell, Tools tools, Theme theme, SettingsStore store, Scene scene) {}

    static Setup open(Path folder, Pictures.Size size) {
        Texts texts = new Texts(Locale.ENGLISH);
        Tools tools = Tools.inline(texts, new Changes());
        Theme theme = new Theme();
        SettingsStore store =
                new SettingsStore(
                        folder.resolve("settings.json"),
                        problem -> {
                            throw problem;
                        });
        SettingsScreen.Place page = new SettingsScreen.Place();
        List<Place> places =
                List.of(
                        place("desk", Icon.DESK, "Shortcut+1", tools),
                        place("customers", Icon.CUSTOMERS, "Shortcut+2", tools),
                        place("scripts", Icon.SCRIPTS, "Shortcut+3", tools),
                        place("knowledge", Icon.KNOWLEDGE, "Shortcut+4", tools),
                        place("insight", Icon.INSIGHT, "Shortcut+5", tools),
                        new Place(
                                "settings",
                                "shell.command.settings",
                                Icon.SETTINGS,
                                "Shortcut+Comma",
                                true,
                                () ->
                                        new SettingsScreen(
                                                texts,
                                                List.of(
                                                        new Section(
                                                                "appearance",
                                                                "settings.section.appearance",
                                                                Icon.DARK,
                                                                () ->
                                                                        new AppearancePage(
                                                                                        texts,
                                                                                        store)
                                                                                .node()),
                                                        new Section(
                                                                "language",
                                                                "settings.section.language",
                                                                Icon.LANGUAGE,
                                                                () ->
                                                                        new LanguagePage(
                                                                                        texts,
                                                                                        store)
                                                                                .node()),
                                                        new Section(
                                                                "reply",
                                                                "settings.section.reply",
                                                                Icon.REPLY,
                                                                () ->
                                                                        new ReplyPage(texts, store)
                                                                                .node()),
                                                        new Section(
                                                                "shortcuts",
                                                                "settings.section.shortcuts",
                                                                Icon.KEYBOARD,
                                                                () ->
                                                                        new ShortcutsPage(
                                                                                        texts,
                                                                                        tools
                                                                                                .commands(),
                                                                                        store)
                                                                                .node()),
                                                        new Section(
                                                                "about",
                                                                "settings.section.about",
                                                                Icon.INFO,
                                                                () ->
                                                                        new AboutPage(texts, "0.1")
                                                                                .node())),
                                                page)));
        Shell shell = new Shell(tools, theme, store, places);
        Scene scene = Pictures.scene(shell.root(), theme, size);
        shell.attach(scene);
        shell.agent("Anna Neri", () -> {});
        shell.syncProperty()
                .set(new SyncState(SyncState.Kind.FINE, "2 mailboxes, synced 12 s ago"));
        return new Setup(shell, tools, theme, store, scene);
    }

    private static Place place(String id, Icon icon, String key, Tools tools) {
        return new Place(
                id, "shell.command." + id, icon, key, false, () -> new Empty(id, icon, tools));
    }

    static final class Empty implements Screen {

        private final StackPane node;
        private final Command first;

        Empty(String id, Icon icon, Tools tools) {
            first =
                    new Command(
                            id + ".first",
                            "shell.command." + id,
                            icon,
                            List.of(new Shortcut("Alt+N")),
                            new ReadOnlyBooleanWrapper(true),
                            () -> {});
            EmptyState empty =
                    new EmptyState(
                            icon,
                            "Nothing here yet",
                            "This place shows what it is for and has its first step as a button.",
                            Ui.button("First step", () -> {}, Look.PRIMARY));
            empty.setId("empty-" + id);
            node = new StackPane(empty);
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public List<Command> commands() {
            return List.of(first);
        }
    }
}
