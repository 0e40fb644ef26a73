package org.sportello.knowledge.view;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Revision;
import org.sportello.ui.Look;
import org.sportello.ui.Work;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// One article: read, written, or compared with what it was.
final class ArticlePane extends StackPane {

    /// What the right side is for at the moment.
    enum Mode {
        NOTHING,
        READING,
        WRITING,
        COMPARING
    }

    private final KnowledgeTools station;
    private final ReadingPane reading;
    private final WritingPane writing;
    private final RevisionsPane revisions;
    private final ObjectProperty<Mode> mode;
    private final Around around;
    private final Work.Latest opening;
    private Shelf shelf = Shelf.EMPTY;
    private @Nullable Article present;

    /// What is done around the article.
    ///
    /// @param mark shows which article of the list it is, 0 if none
    /// @param changed after an article was put away, or came back
    record Around(LongConsumer mark, Runnable changed) {}

    /// @param mode is set by this pane, and by nobody else
    ArticlePane(
            KnowledgeTools station,
            KnowledgeCommands commands,
            ObjectProperty<Mode> mode,
            Around around) {
        this.station = station;
        this.mode = mode;
        this.around = around;
        opening = station.tools().work().latest();
        reading = new ReadingPane(station, commands.reading());
        writing = new WritingPane(station, commands.writing());
        revisions =
                new RevisionsPane(station, commands.icons("knowledge.command.read"), this::restore);
        getStyleClass().add(Look.PANE);
        setAlignment(Pos.CENTER);
    }

    void save() {
        writing.save(this::stored);
    }

    private void stored(Article article) {
        present = article;
        around.mark().accept(article.id());
    }

    /// Begins a new article.
    void begin(@Nullable Long category) {
        leave();
        write(() -> writing.show(WritingPane.fresh(category, "", "")));
        writing.focusTitle();
    }

    /// Begins an article made from a ticket; nothing is saved yet.
    void begin(@Nullable Long category, String title, String markdown, long ticketId) {
        leave();
        write(() -> writing.begin(WritingPane.fresh(category, title, markdown), ticketId));
        writing.focusTitle();
    }

    private void write(Runnable fill) {
        opening.cancel();
        present = null;
        fill.run();
        bring(Mode.WRITING, writing);
        around.mark().accept(0);
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
                        around.changed());
    }

    /// Leaves a new article that is not to be kept.
    private void discard() {
        writing.show(WritingPane.fresh(null, "", ""));
        bring(Mode.NOTHING, null);
        around.changed().run();
    }

    void insert(Consumer<Article> into) {
        var article = present;
        if (article != null) {
            into.accept(article);
        }
    }

    /// Shows the article with this id to read.
    void open(long id) {
        var article = present;
        if (article != null && article.id() == id && mode.get() != Mode.NOTHING) {
            around.mark().accept(id);
            return;
        }
        leave();
        opening.run(
                () -> station.articles().find(id),
                found ->
                        found.ifPresent(one -> {
                            present = one;
                            around.mark().accept(one.id());
                            reading.show(one, shelf);
                            bring(Mode.READING, reading);
                        }));
    }

    private void bring(Mode next, @Nullable Node node) {
        mode.set(next);
        if (node == null) {
            getChildren().clear();
        } else {
            getChildren().setAll(node);
        }
    }

    /// What is typed is saved.
    void leave() {
        if (mode.get() == Mode.WRITING) {
            writing.leave();
        }
    }

    /// What is stored has changed.
    ///
    /// @return false if no article is shown
    boolean refresh(Shelf now) {
        shelf = now;
        writing.offer(now);
        var article = present;
        if (article != null) {
            now.find(article.id()).ifPresentOrElse(this::newest, () -> bring(Mode.NOTHING, null));
        }
        return mode.get() != Mode.NOTHING;
    }

    /// Shows that there is no article, and what to do about it.
    void none(Node what) {
        present = null;
        getChildren().setAll(what);
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

    void close() {
        leave();
        opening.cancel();
    }
}
