package org.sportello.script.view;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.script.Scripts;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Removals;
import org.sportello.ui.Screen;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.SplitPanes;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Canned replies and playbooks: found, written, tried out.
public final class ScriptsScreen implements Screen {

    private final ScriptTools station;
    private final ScriptList list;
    private final ReplyPane reply;
    private final PlaybookPane playbook;
    private final StackPane content = new StackPane();
    private final SplitPanes panes;
    private final Subscription subscription;
    private final Work.Latest reading;
    private final Work.Latest opening;
    private final ReadOnlyObjectWrapper<@Nullable ScriptEditor<?>> shown =
            new ReadOnlyObjectWrapper<>();
    private final List<Command> commands;
    private ScriptShelf shelf = new ScriptShelf(List.of(), List.of());
    private boolean read;

    /// @param variables the names that the desk can fill in, such as `customer.firstName`
    /// @param openArticle shows the article with this title
    public ScriptsScreen(
            Tools tools, Scripts scripts, List<String> variables, Consumer<String> openArticle) {
        station =
                new ScriptTools(
                        tools,
                        scripts,
                        new Samples(variables, tools.texts()),
                        new Removals(tools.notices()),
                        openArticle);
        reading = tools.work().latest();
        opening = tools.work().latest();
        commands = new ScriptCommands(this, shown).all();
        list =
                new ScriptList(
                        station,
                        List.of(
                                tools.commands().iconButton(command("script.command.playbook")),
                                tools.commands().iconButton(command("script.command.new"))),
                        this::show);
        reply = new ReplyPane(station, editing(), this::saved);
        playbook = new PlaybookPane(station, editing(), this::saved);
        content.getStyleClass().add(Look.PANE);
        content.setAlignment(Pos.CENTER);
        panes =
                new SplitPanes("scripts-panes", tools.sizes())
                        .fixed("list", list, 300, 220)
                        .growing("script", content, 480);
        panes.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        ScriptsScreen.class.getResource("script.css"), "script.css")
                                .toExternalForm());
        subscription =
                tools.pulse().on(EnumSet.of(Entity.CANNED_REPLY, Entity.PLAYBOOK), _ -> refresh());
        refresh();
    }

    private Command command(String id) {
        return commands.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// The buttons at the head of an editor.
    private List<Node> editing() {
        var buttons = station.tools().commands();
        var save = buttons.button(command("script.command.save"));
        save.getStyleClass().add(Look.PRIMARY);
        save.setMinWidth(Region.USE_PREF_SIZE);
        return List.of(
                buttons.iconButton(command("script.command.duplicate")),
                buttons.iconButton(command("script.command.delete")),
                save);
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    void filter() {
        list.focusFilter();
    }

    void openVariables() {
        reply.openVariables();
    }

    void play() {
        playbook.play();
    }

    void back() {
        playbook.back();
    }

    void save() {
        var editor = shown.get();
        if (editor != null) {
            editor.save();
        }
    }

    /// Begins a new canned reply, in the folder of the one that was shown.
    public void newReply() {
        leave();
        var folder = shown.get() == reply ? reply.folder() : "";
        reply.show(ReplyPane.fresh(folder));
        bring(reply);
        reply.focusName();
    }

    /// Begins a new playbook with an example to change.
    public void newPlaybook() {
        leave();
        playbook.show(PlaybookPane.example(station));
        bring(playbook);
        playbook.focusText();
    }

    void duplicate() {
        if (shown.get() == reply) {
            var copy = reply.copy();
            leave();
            reply.showCopy(ReplyPane.named(copy, station.say("script.copyOf", copy.name())));
            bring(reply);
            reply.focusName();
        } else if (shown.get() == playbook) {
            var copy = playbook.copy();
            leave();
            playbook.showCopy(copy);
            bring(playbook);
            playbook.focusText();
        }
    }

    void delete() {
        var editor = shown.get();
        if (editor != null) {
            var fresh = editor.key().id() == 0;
            editor.remove(this::redraw);
            if (fresh) {
                shown.set(null);
                redraw();
            }
        }
    }

    // ---- showing

    /// Shows the canned reply with this id.
    public void open(long id) {
        show(ScriptKey.reply(id));
    }

    /// Shows the playbook with this id.
    public void openPlaybook(long id) {
        show(ScriptKey.playbook(id));
    }

    private void show(ScriptKey key) {
        var editor = shown.get();
        if (editor != null && editor.key().equals(key)) {
            list.mark(key);
            return;
        }
        leave();
        switch (key.kind()) {
            case REPLY ->
                    opening.run(
                            () -> station.scripts().findReply(key.id()),
                            found -> found.ifPresent(one -> bring(reply, () -> reply.show(one))));
            case PLAYBOOK ->
                    opening.run(
                            () -> station.scripts().findPlaybook(key.id()),
                            found ->
                                    found.ifPresent(
                                            one -> bring(playbook, () -> playbook.show(one))));
        }
    }

    private void bring(ScriptEditor<?> editor, Runnable fill) {
        fill.run();
        bring(editor);
    }

    private void bring(ScriptEditor<?> editor) {
        opening.cancel();
        shown.set(editor);
        content.getChildren().setAll(editor);
        list.mark(editor.key());
    }

    private void saved(ScriptKey key) {
        list.mark(key);
    }

    private void leave() {
        var editor = shown.get();
        if (editor != null) {
            editor.leave();
        }
    }

    // ---- what is stored

    private void refresh() {
        reading.run(
                () -> new ScriptShelf(station.scripts().replies(), station.scripts().playbooks()),
                now -> {
                    shelf = now;
                    read = true;
                    redraw();
                });
    }

    private void redraw() {
        var left = shelf.without(station.removals()::contains);
        list.show(left);
        reply.folders(left.folders());
        var editor = shown.get();
        if (editor != null) {
            editor.refresh(left);
        }
        putAway(left);
    }

    /// What is gone is shown no more; in its place the first one, or what this screen is for.
    private void putAway(ScriptShelf left) {
        var editor = shown.get();
        if (editor != null && (editor.key().id() == 0 || left.has(editor.key()))) {
            return;
        }
        shown.set(null);
        content.getChildren().clear();
        left.first().ifPresent(this::show);
        if (left.isEmpty() && read) {
            content.getChildren().setAll(empty());
        }
    }

    private EmptyState empty() {
        var buttons = station.tools().commands();
        var first = buttons.button(command("script.command.new"));
        first.getStyleClass().add(Look.PRIMARY);
        return new EmptyState(
                Icon.SCRIPT,
                station.say("script.empty.title"),
                station.say("script.empty.sentence"),
                first,
                buttons.button(command("script.command.playbook")));
    }

    @Override
    public Node node() {
        return panes;
    }

    @Override
    public void onShow() {
        list.focusList();
    }

    @Override
    public void onHide() {
        leave();
    }

    @Override
    public void close() {
        leave();
        station.removals().close();
        subscription.close();
        reading.cancel();
        opening.cancel();
    }
}
