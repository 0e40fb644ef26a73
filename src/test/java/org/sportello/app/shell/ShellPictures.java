package org.sportello.app.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.sportello.app.settings.Section;
import org.sportello.app.settings.SettingsScreen;
import org.sportello.app.settings.SettingsStore;
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
                        Place.desk(() -> new Empty("desk", Icon.DESK)),
                        Place.customers(() -> new Empty("customers", Icon.CUSTOMERS)),
                        Place.scripts(() -> new Empty("scripts", Icon.SCRIPTS)),
                        Place.knowledge(() -> new Empty("knowledge", Icon.KNOWLEDGE)),
                        Place.insight(() -> new Empty("insight", Icon.INSIGHT)),
                        Place.settings(() ->
                                new SettingsScreen(
                                        texts,
                                        List.of(
                                                Section.appearance(texts, store),
                                                Section.language(texts, store),
                                                Section.replies(texts, store),
                                                Section.shortcuts(texts, tools.commands(), store),
                                                Section.about(texts, "0.1")),
                                        page)));
        Shell shell = new Shell(tools, theme, store, places);
        Scene scene = Pictures.scene(shell.root(), theme, size);
        shell.attach(scene);
        shell.agent("Anna Neri", () -> {});
        shell.syncProperty()
                .set(new SyncState(SyncState.Kind.FINE, "2 mailboxes, synced 12 s ago"));
        return new Setup(shell, tools, theme, store, scene);
    }

    static final class Empty implements Screen {

        private final StackPane node;
        private final Command first;

        Empty(String id, Icon icon) {
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
