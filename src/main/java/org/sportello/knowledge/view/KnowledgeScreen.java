package org.sportello.knowledge.view;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;

import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.view.Shelf.Spot;
import org.sportello.ticket.Agents;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Removals;
import org.sportello.ui.Screen;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.SplitPanes;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/// The knowledge base: the tree of categories, its articles, and one of them.
public final class KnowledgeScreen implements Screen {

    private final KnowledgeTools station;
    private final CategoryPane categories;
    private final ArticleListPane list;
    private final ArticlePane article;
    private final SplitPanes panes;
    private final Subscription subscription;
    private final Work.Latest refreshing;
    private final ReadOnlyObjectWrapper<ArticlePane.Mode> mode =
            new ReadOnlyObjectWrapper<>(ArticlePane.Mode.NOTHING);
    private final KnowledgeCommands commands;
    private Shelf shelf = Shelf.EMPTY;
    private boolean read;

    /// @param me the id of the agent who sits here
    public KnowledgeScreen(
            Tools tools, Articles articles, Agents agents, LongSupplier me, Neighbours neighbours) {
        station =
                new KnowledgeTools(
                        tools, articles, agents, me, neighbours, new Removals(tools.notices()));
        refreshing = tools.work().latest();
        commands = new KnowledgeCommands(this, station);
        categories =
                new CategoryPane(
                        station, commands.icons("knowledge.command.newCategory"), this::look);
        categories.menu(commands.categoryMenu());
        list = new ArticleListPane(station, commands.icons("knowledge.command.new"), this::open);
        article =
                new ArticlePane(
                        station, commands, mode, new ArticlePane.Around(list::mark, this::redraw));
        panes =
                new SplitPanes("knowledge-panes", tools.sizes())
                        .fixed("categories", categories, 228, 150)
                        .fixed("articles", list, 316, 220)
                        .growing("article", article, 460)
                        .givingWay("categories");
        list.before(
                panes.handle(
                        "categories", Icon.PANE_LEFT, station.say("knowledge.categories.show")));
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

    ReadOnlyObjectProperty<ArticlePane.Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    ArticlePane article() {
        return article;
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

    /// Begins a new article in the chosen category.
    public void newArticle() {
        article.begin(categories.category());
    }

    /// Begins an article made from a ticket; nothing is saved yet.
    ///
    /// @param markdown what it says so far
    /// @param ticketId linked to the article once that is saved
    public void newFromTicket(String title, String markdown, long ticketId) {
        article.begin(categories.category(), title, markdown, ticketId);
    }

    // ---- showing

    /// Shows the article with this id to read.
    public void open(long id) {
        article.open(id);
    }

    private void look(Spot spot) {
        list.look(spot);
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
        if (article.refresh(left) || !read) {
            return;
        }
        if (left.articles().isEmpty()) {
            article.none(commands.empty());
        } else {
            open(
                    left.in(categories.present()).stream()
                            .findFirst()
                            .orElse(left.articles().getFirst())
                            .id());
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
        article.leave();
    }

    @Override
    public void close() {
        article.close();
        station.removals().close();
        subscription.close();
        refreshing.cancel();
    }
}
