package org.sportello.knowledge.view;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.Revision;
import org.sportello.knowledge.view.Shelf.Spot;
import org.sportello.ticket.Agents;
import org.sportello.ui.Command;
import org.sportello.ui.Look;
import org.sportello.ui.Removals;
import org.sportello.ui.Screen;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.SplitPanes;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The knowledge base: the tree, its articles, and one of them read, written or compared with what
/// it was.
public final class KnowledgeScreen implements Screen {

    /// What the right side is for at the moment.
    enum Mode {
        NOTHING,
        READING,
        WRITING,
        COMPARING
    }

    private final KnowledgeTools station;
    private final CategoryPane categories;
    private final ArticleListPane list;
    private final ReadingPane reading;
    private final WritingPane writing;
    private final RevisionsPane revisions;
    private final StackPane content = new StackPane();
    private final SplitPanes panes;
    private final Subscription subscription;
    private final Work.Latest refreshing;
    private final Work.Latest opening;
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.NOTHING);
    private final KnowledgeCommands commands;
    private Shelf shelf = Shelf.EMPTY;
    private @Nullable Article present;
    private boolean read;

    /// @param me the id of the agent who sits here
    public KnowledgeScreen(
            Tools tools, Articles articles, Agents agents, LongSupplier me, Neighbours neighbours) {
        station =
                new KnowledgeTools(
                        tools, articles, agents, me, neighbours, new Removals(tools.notices()));
        refreshing = tools.work().latest();
        opening = tools.work().latest();
        commands = new KnowledgeCommands(this, station);
        categories =
                new CategoryPane(
                        station, commands.icons("knowledge.command.newCategory"), this::look);
        categories.menu(commands.categoryMenu());
        list = new ArticleListPane(station, commands.icons("knowledge.command.new"), this::open);
        reading = new ReadingPane(station, commands.reading());
        writing = new WritingPane(station, commands.writing());
        revisions =
                new RevisionsPane(station, commands.icons("knowledge.command.read"), this::restore);
        content.getStyleClass().add(Look.PANE);
        content.setAlignment(Pos.CENTER);
        panes =
                new SplitPanes("knowledge-panes", tools.sizes())
                        .fixed("categories", categories, 208, 150)
                        .fixed("articles", list, 316, 220)
                        .growing("article", content, 460);
        panes.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        KnowledgeScreen.class.getResource("knowledge.css"),
                                        "knowledge.css")
                                .toExternalForm());
        subscription =
                tools.pulse()
                        .on(
                                EnumSet.of(Entity.ARTICLE, Entity.CATEGORY, Entity.AGENT),
                                _ -> refresh());
        refresh();
    }

    // ---- commands

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    CategoryPane categories() {
        return categories;
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    void search() {
        list.focusSearch();
    }

    void save() {
        writing.save(this::stored);
    }

    private void stored(Article article) {
        present = article;
        list.mark(article.id());
    }

    /// Begins a new article in the chosen category.
    public void newArticle() {
        leave();
        write(() -> writing.show(WritingPane.fresh(categories.category(), "", "")));
        writing.focusTitle();
    }

    /// Begins an article made from a ticket; nothing is saved yet.
    ///
    /// @param markdown what it says so far
    /// @param ticketId linked to the article once that is saved
    public void newFromTicket(String title, String markdown, long ticketId) {
        leave();
        write(() ->
                writing.begin(WritingPane.fresh(categories.category(), title, markdown), ticketId));
        writing.focusTitle();
    }

    private void write(Runnable fill) {
        opening.cancel();
        present = null;
        fill.run();
        bring(Mode.WRITING, writing);
        list.mark(0);
    }

    void edit() {
        var article = present;
        if (article != null) {
            writing.show(article);
            bring(Mode.WRITING, writing);
            writing.focusTitle();
        }
    }

    /// Back to reading; what is typed is saved.
    void read() {
        if (mode.get() == Mode.COMPARING) {
            showReading();
        } else if (writing.id() == 0 && !writing.changedProperty().get()) {
            discard();
        } else {
            writing.save(article -> {
                stored(article);
                showReading();
            });
        }
    }

    private void showReading() {
        var article = present;
        if (article != null) {
            reading.show(article, shelf);
            bring(Mode.READING, reading);
            reading.focusText();
        }
    }

    void compare() {
        var article = present;
        if (article != null) {
            revisions.show(article, shelf);
            bring(Mode.COMPARING, revisions);
        }
    }

    private void restore(Revision revision) {
        var now = present;
        if (now == null) {
            return;
        }
        var again = now.withText(revision.title(), revision.body());
        var agent = station.me().getAsLong();
        station.tools()
                .work()
                .run(
                        () -> station.articles().save(again, agent),
                        done -> {
                            stored(done);
                            showReading();
                            station.tools()
                                    .notices()
                                    .undo(
                                            station.say("knowledge.restored", revision.number()),
                                            () -> takeBack(now, done));
                        });
    }

    private void takeBack(Article before, Article done) {
        var agent = station.me().getAsLong();
        var again = before.withIdentity(done.id(), done.version());
        station.tools().work().run(() -> station.articles().save(again, agent), _ -> {});
    }

    void delete() {
        var article = present;
        if (article == null) {
            discard();
            return;
        }
        writing.leave();
        station.removals()
                .remove(
                        article.id(),
                        station.say("knowledge.deleted", article.title()),
                        () ->
                                station.tools()
                                        .work()
                                        .run(
                                                () -> station.articles().delete(article.id()),
                                                () -> {}),
                        this::redraw);
    }

    /// Leaves a new article that is not to be kept.
    private void discard() {
        writing.show(WritingPane.fresh(null, "", ""));
        bring(Mode.NOTHING, null);
        redraw();
    }

    void insert(Consumer<Article> into) {
        var article = present;
        if (article != null) {
            into.accept(article);
        }
    }

    // ---- showing

    /// Shows the article with this id to read.
    public void open(long id) {
        var article = present;
        if (article != null && article.id() == id && mode.get() != Mode.NOTHING) {
            list.mark(id);
            return;
        }
        leave();
        opening.run(
                () -> station.articles().find(id),
                found ->
                        found.ifPresent(one -> {
                            present = one;
                            list.mark(one.id());
                            reading.show(one, shelf);
                            bring(Mode.READING, reading);
                        }));
    }

    private void look(Spot spot) {
        list.look(spot);
    }

    private void bring(Mode next, @Nullable Node node) {
        mode.set(next);
        if (node == null) {
            content.getChildren().clear();
        } else {
            content.getChildren().setAll(node);
        }
    }

    private void leave() {
        if (mode.get() == Mode.WRITING) {
            writing.leave();
        }
    }

    private void refresh() {
        refreshing.run(
                station::read,
                now -> {
                    shelf = now;
                    read = true;
                    redraw();
                });
    }

    private void redraw() {
        var left = shelf.without(id -> station.removals().contains(id));
        categories.show(left);
        list.show(left, categories.present());
        writing.offer(left);
        var article = present;
        if (article != null) {
            left.find(article.id()).ifPresentOrElse(this::newest, () -> bring(Mode.NOTHING, null));
        }
        if (mode.get() == Mode.NOTHING && read) {
            present = null;
            if (left.articles().isEmpty()) {
                content.getChildren().setAll(commands.empty());
            } else {
                open(
                        left.in(categories.present()).stream()
                                .findFirst()
                                .orElse(left.articles().getFirst())
                                .id());
            }
        }
    }

    private void newest(Article article) {
        var shown = present;
        switch (mode.get()) {
            case WRITING -> writing.refresh(article);
            case READING -> {
                if (!article.equals(shown)) {
                    reading.show(article, shelf);
                }
            }
            case COMPARING, NOTHING -> {}
        }
        if (mode.get() != Mode.WRITING) {
            present = article;
        }
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
        refreshing.cancel();
        opening.cancel();
    }
}
