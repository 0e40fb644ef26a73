package org.sportello.app.window;

import org.sportello.customer.view.CustomersScreen;
import org.sportello.desk.ArticleFromTicket;
import org.sportello.desk.view.DeskScreen;
import org.sportello.desk.view.station.Station;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.view.KnowledgeScreen;
import org.sportello.script.view.ScriptsScreen;
import org.sportello.search.Hit;
import org.sportello.ui.Screen;
import org.sportello.ui.Work;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The ways from one screen to a thing on another, and out of the window. No screen knows another.
final class Ways {

    private static final String DESK = "desk";
    private static final String KNOWLEDGE = "knowledge";

    private final Function<String, Screen> shell;
    private final Articles articles;
    private final Work work;
    private final Links links = new Links();

    /// @param shell goes to the place with this id, and returns its screen
    Ways(Function<String, Screen> shell, Articles articles, Work work) {
        this.shell = shell;
        this.articles = articles;
        this.work = work;
    }

    /// To a thing on its screen.
    void go(Station.Place place) {
        if (place.screen().equals(Station.NEW_MESSAGE)) {
            onDesk(desk -> desk.writeNew(null));
            return;
        }
        switch (shell.apply(place.screen())) {
            case DeskScreen desk -> desk.open(place.id());
            case CustomersScreen customers -> customers.open(place.id());
            case ScriptsScreen scripts -> scripts.open(place.id());
            case KnowledgeScreen knowledge -> knowledge.open(place.id());
            default -> {
                // Settings and figures show themselves.
            }
        }
    }

    /// To what was found.
    void go(Hit hit) {
        switch (hit.type()) {
            case TICKET, MESSAGE -> {
                if (hit.ticketId() == 0) {
                    onDesk(desk -> desk.openLoose(hit.key()));
                } else {
                    ticket(hit.ticketId());
                }
            }
            case CUSTOMER -> go(new Station.Place("customers", hit.key()));
            case ARTICLE -> go(new Station.Place(KNOWLEDGE, hit.key()));
            case SCRIPT -> go(new Station.Place("scripts", hit.key()));
        }
    }

    void ticket(long id) {
        go(new Station.Place(DESK, id));
    }

    /// To a list of just these tickets.
    void tickets(List<Long> ids, String name) {
        onDesk(desk -> desk.show(ids, name));
    }

    /// To the article of this title, if there is one.
    void article(String title) {
        work.run(
                () -> articles.findByTitle(title),
                found ->
                        found.ifPresent(article -> go(new Station.Place(KNOWLEDGE, article.id()))));
    }

    /// To a new article.
    void write(ArticleFromTicket begun) {
        if (shell.apply(KNOWLEDGE) instanceof KnowledgeScreen knowledge) {
            knowledge.newFromTicket(begun.title(), begun.markdown(), begun.ticketId());
        }
    }

    /// Puts an article into the reply that is being written.
    void insert(Article article) {
        onDesk(desk -> desk.insert(article));
    }

    /// Puts an article's title into the reply that is being written.
    void insertTitle(Article article) {
        onDesk(desk -> desk.insertTitle(article));
    }

    /// To a page in the browser.
    void link(String link) {
        work.run(() -> links.open(link), () -> {});
    }

    /// To a file in its program.
    void file(Path file) {
        work.run(() -> links.open(file), () -> {});
    }

    private void onDesk(Consumer<DeskScreen> what) {
        if (shell.apply(DESK) instanceof DeskScreen desk) {
            what.accept(desk);
        }
    }
}
