package org.sportello.knowledge.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

import org.sportello.knowledge.view.ArticlePane.Mode;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.control.EmptyState;

import java.util.List;
import java.util.stream.Stream;

/// What can be done with the knowledge base by key, menu and palette, and the buttons for it.
final class KnowledgeCommands {

    private final KnowledgeScreen screen;
    private final KnowledgeTools station;
    private final List<Command> all;

    KnowledgeCommands(KnowledgeScreen screen, KnowledgeTools station) {
        this.screen = screen;
        this.station = station;
        all = declare();
    }

    List<Command> all() {
        return all;
    }

    private List<Command> declare() {
        var open = in(Mode.READING, Mode.WRITING, Mode.COMPARING);
        var away = in(Mode.WRITING, Mode.COMPARING);
        var shown = in(Mode.READING);
        BooleanBinding insertable = Bindings.and(shown, station.neighbours().replying());
        return List.of(
                Command.of("knowledge.command.new", Icon.ADD, screen::newArticle, "N"),
                Command.of("knowledge.command.edit", Icon.EDIT, () -> screen.article().edit(), "E")
                        .when(shown),
                Command.of(
                                "knowledge.command.save",
                                Icon.CHECK,
                                () -> screen.article().save(),
                                "Shortcut+S")
                        .when(in(Mode.WRITING)),
                Command.of(
                                "knowledge.command.read",
                                Icon.PREVIEW,
                                () -> screen.article().read(),
                                "Shortcut+Enter")
                        .when(away),
                Command.of(
                                "knowledge.command.revisions",
                                Icon.HISTORY,
                                () -> screen.article().compare(),
                                "H")
                        .when(shown),
                Command.of(
                                "knowledge.command.delete",
                                Icon.DELETE,
                                () -> screen.article().delete(),
                                "Delete")
                        .when(open),
                Command.of("knowledge.command.search", Icon.SEARCH, screen::search, "Shortcut+L"),
                Command.of(
                                "knowledge.command.insertText",
                                Icon.INSERT,
                                () -> screen.article().insert(station.neighbours().insertText()),
                                "I")
                        .when(insertable),
                Command.of(
                                "knowledge.command.insertLink",
                                Icon.LINK,
                                () -> screen.article().insert(station.neighbours().insertLink()),
                                "Shift+I")
                        .when(insertable),
                Command.of(
                        "knowledge.command.newCategory",
                        Icon.CATEGORY,
                        () -> screen.categories().add(),
                        "Shift+N"),
                Command.of(
                        "knowledge.command.renameCategory",
                        Icon.EDIT,
                        () -> screen.categories().rename(),
                        "F2"),
                Command.of(
                        "knowledge.command.categoryUp",
                        Icon.ARROW_UP,
                        () -> screen.categories().move(-1),
                        "Alt+Up"),
                Command.of(
                        "knowledge.command.categoryDown",
                        Icon.ARROW_DOWN,
                        () -> screen.categories().move(1),
                        "Alt+Down"),
                Command.of(
                        "knowledge.command.deleteCategory",
                        Icon.DELETE,
                        () -> screen.categories().delete(),
                        "Shift+Delete"));
    }

    /// True while the right side is for one of these.
    private BooleanBinding in(Mode... modes) {
        var mode = screen.modeProperty();
        return Bindings.createBooleanBinding(() -> List.of(modes).contains(mode.get()), mode);
    }

    private Command command(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// Buttons without words.
    List<Node> icons(String... ids) {
        return Stream.of(ids)
                .<Node>map(id -> station.tools().commands().iconButton(command(id)))
                .toList();
    }

    /// What can be done with a category, for its menu.
    List<MenuItem> categoryMenu() {
        return Stream.of(
                        "knowledge.command.newCategory",
                        "knowledge.command.renameCategory",
                        "knowledge.command.categoryUp",
                        "knowledge.command.categoryDown",
                        "knowledge.command.deleteCategory")
                .map(id -> station.tools().commands().menuItem(command(id)))
                .toList();
    }

    /// The buttons over an article being read.
    List<Node> reading() {
        var buttons = station.tools().commands();
        var text = buttons.button(command("knowledge.command.insertText"));
        var link = buttons.button(command("knowledge.command.insertLink"));
        for (var button : List.of(text, link)) {
            button.visibleProperty().bind(station.neighbours().replying());
            button.managedProperty().bind(button.visibleProperty());
        }
        var edit = buttons.button(command("knowledge.command.edit"));
        var quiet = icons("knowledge.command.revisions", "knowledge.command.delete");
        return List.of(text, link, quiet.get(0), quiet.get(1), edit);
    }

    /// The buttons over an article being written.
    List<Node> writing() {
        var buttons = station.tools().commands();
        var save = buttons.button(command("knowledge.command.save"));
        save.getStyleClass().add(Look.PRIMARY);
        var quiet = icons("knowledge.command.delete", "knowledge.command.read");
        return List.of(quiet.get(0), quiet.get(1), save);
    }

    /// In place of the first article.
    EmptyState empty() {
        var buttons = station.tools().commands();
        var first = buttons.button(command("knowledge.command.new"));
        first.getStyleClass().add(Look.PRIMARY);
        return new EmptyState(
                Icon.KNOWLEDGE,
                station.say("knowledge.empty.title"),
                station.say("knowledge.empty.sentence"),
                first,
                buttons.button(command("knowledge.command.newCategory")));
    }
}
