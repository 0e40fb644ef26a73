package org.sportello.knowledge.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.StaleArticle;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;
import org.sportello.ui.doc.ImageLoader;
import org.sportello.ui.editor.MarkdownPad;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// An article being written, with what it will look like beside it. What is typed is never lost:
/// going away saves it, and what cannot be saved is kept and shown again when the agent comes back.
final class WritingPane extends VBox {

    private final KnowledgeTools station;
    private final ArticleFields fields;
    private final MarkdownPad body;
    private final DocView preview;
    private final Label state = Ui.label("", Look.MUTED, Look.SMALL);
    private final HBox stale = new HBox(12);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final Map<Long, Article> kept = new HashMap<>();
    private Article stored = fresh(null, "", "");
    private boolean filling = true;
    private boolean saving;
    private long madeFrom;
    private long shown;
    private @Nullable Article late;

    /// @param tools buttons at the right of the head
    WritingPane(KnowledgeTools station, List<Node> tools) {
        this.station = station;
        setId("article-writing");
        getStyleClass().add(Look.PANE);
        fields = new ArticleFields(station, this::touched);
        body = new MarkdownPad(station.tools().texts());
        body.area().setId("article-body");
        body.area().setPromptText(station.say("knowledge.body.prompt"));
        preview = new DocView(station.tools().texts(), ImageLoader.NONE, _ -> {});
        state.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(Ui.label(station.say("knowledge.writing"), Look.TITLE), state);
        head.getChildren().add(Ui.spacer());
        head.getChildren().addAll(tools);
        head.getStyleClass().addAll(Look.HEAD, "ruled");
        stale.getStyleClass().add("stale-line");
        stale.setAlignment(Pos.CENTER_LEFT);
        stale.getChildren()
                .addAll(
                        Icons.of(Icon.WARNING, Look.WARNING),
                        Ui.label(station.say("knowledge.stale.words")),
                        Ui.spacer(),
                        Ui.link(station.say("knowledge.stale.theirs"), this::theirs),
                        Ui.link(station.say("knowledge.stale.mine"), this::mine));
        getChildren().addAll(head, stale, fields, sides());
        warn(false);
        body.textProperty()
                .subscribe(text -> {
                    preview.setDoc(new MarkdownReader().read(text));
                    touched();
                });
        filling = false;
    }

    private HBox sides() {
        var page = new VBox(preview);
        page.setPadding(new Insets(16));
        var sheet = new VBox(Ui.scroll(page));
        sheet.getStyleClass().addAll(Look.CARD, "sheet");
        var sides = new HBox(16, body, sheet);
        for (var side : List.of(body, sheet)) {
            side.setPrefWidth(300);
            side.setMinWidth(200);
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        sides.setPadding(new Insets(0, 16, 16, 16));
        VBox.setVgrow(sides, Priority.ALWAYS);
        return sides;
    }

    /// An article that is not saved yet.
    static Article fresh(@Nullable Long category, String title, String body) {
        return new Article(
                0,
                0,
                category,
                title,
                Article.State.DRAFT,
                "",
                null,
                null,
                body,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    // ---- showing

    long id() {
        return stored.id();
    }

    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Offers these categories and people to choose from.
    void offer(Shelf shelf) {
        filling = true;
        fields.offer(shelf);
        filling = false;
    }

    /// Shows this article; what was typed into it before and could not be saved is still there.
    void show(Article article) {
        shown++;
        stored = article;
        madeFrom = 0;
        var mine = kept.remove(article.id());
        filling = true;
        fill(mine == null ? article : mine);
        filling = false;
        warn(mine != null && mine.version() != article.version());
        changed.set(mine != null);
        describe();
    }

    /// Shows an article that is not saved yet but already has content.
    ///
    /// @param ticketId the ticket that it is made from
    void begin(Article article, long ticketId) {
        kept.put(0L, article);
        show(fresh(article.categoryId(), "", ""));
        madeFrom = ticketId;
    }

    /// The store has a newer one.
    void refresh(Article newest) {
        if (saving || newest.id() != stored.id() || newest.version() <= stored.version()) {
            return;
        }
        if (changed.get()) {
            warn(true);
        } else {
            show(newest);
        }
    }

    void focusTitle() {
        fields.focusTitle();
    }

    private void fill(Article article) {
        fields.fill(article);
        body.show(article.body());
    }

    private Article typed() {
        return fields.typed(stored, body.textProperty().get());
    }

    private void touched() {
        if (!filling) {
            changed.set(!typed().equals(stored));
            describe();
        }
    }

    private void describe() {
        state.setText(
                changed.get()
                        ? station.say("knowledge.state.changed")
                        : stored.id() == 0
                                ? station.say("knowledge.state.new")
                                : station.say(
                                        "knowledge.state.saved",
                                        station.tools()
                                                .texts()
                                                .formats()
                                                .dateTime(stored.updatedAt())));
    }

    private void warn(boolean newer) {
        stale.setVisible(newer);
        stale.setManaged(newer);
    }

    // ---- saving

    /// The same for an article that may be made from a ticket: from its first save on it is known
    /// there.
    private Article store(Article article, long ticketId) {
        var saved = store(article);
        if (ticketId != 0) {
            station.articles().link(saved.id(), ticketId, station.me().getAsLong());
        }
        return saved;
    }

    /// The ticket that this article is made from, while it is not saved yet.
    private long origin(Article article) {
        return article.id() == 0 ? madeFrom : 0;
    }

    private Article store(Article article) {
        return station.articles().save(article, station.me().getAsLong());
    }

    private static boolean isEmpty(Article article) {
        return article.title().isBlank() && article.body().isBlank();
    }

    /// Saves what is typed.
    ///
    /// @param then called with the article as it is stored, also if nothing had to be saved
    void save(Consumer<Article> then) {
        var now = typed();
        if (saving || isEmpty(now)) {
            return;
        }
        if (!changed.get() && stored.id() != 0) {
            then.accept(stored);
            return;
        }
        saving = true;
        var asked = shown;
        var origin = origin(now);
        station.tools()
                .work()
                .run(
                        () -> store(now, origin),
                        done -> {
                            saving = false;
                            station.tools()
                                    .notices()
                                    .say(station.say("knowledge.saved", done.title()));
                            if (asked == shown) {
                                arrived(done);
                                then.accept(done);
                            }
                            late(done);
                        },
                        problem -> {
                            saving = false;
                            refused(problem);
                        });
    }

    private void arrived(Article done) {
        stored = done;
        warn(false);
        changed.set(!typed().equals(stored));
        describe();
    }

    /// What was typed after the save began, by somebody who has gone on to another article.
    private void late(Article done) {
        var more = late;
        late = null;
        if (more != null) {
            var newest = onto(more, done.id(), done.version());
            station.tools()
                    .work()
                    .run(() -> store(newest), _ -> {}, problem -> keep(newest, problem));
        }
    }

    private void refused(Problem problem) {
        if (problem instanceof StaleArticle) {
            warn(true);
        } else {
            station.tools().notices().problem(problem);
        }
    }

    /// Saves what is typed before something else is shown; it can be taken back.
    void leave() {
        var now = typed();
        if (!changed.get() || isEmpty(now)) {
            return;
        }
        if (saving) {
            late = now;
            return;
        }
        var before = stored;
        var asked = shown;
        var origin = origin(now);
        changed.set(false);
        station.tools()
                .work()
                .run(
                        () -> store(now, origin),
                        done -> {
                            if (asked == shown) {
                                arrived(done);
                            }
                            station.tools()
                                    .notices()
                                    .undo(
                                            station.say("knowledge.savedOnLeaving", done.title()),
                                            () -> takeBack(before, done));
                        },
                        problem -> keep(now, problem));
    }

    private void keep(Article now, Problem problem) {
        kept.put(now.id(), now);
        station.tools().notices().problem(problem);
    }

    private void takeBack(Article before, Article done) {
        station.tools()
                .work()
                .run(
                        () -> {
                            if (before.id() == 0) {
                                station.articles().delete(done.id());
                            } else {
                                store(onto(before, done.id(), done.version()));
                            }
                        },
                        () -> {});
    }

    private void theirs() {
        var mine = typed();
        station.tools()
                .work()
                .run(
                        () -> station.articles().find(mine.id()),
                        fresh -> fresh.ifPresent(one -> putAside(mine, one)));
    }

    private void putAside(Article mine, Article theirs) {
        show(theirs);
        station.tools()
                .notices()
                .undo(
                        station.say("knowledge.stale.putAway"),
                        () -> {
                            kept.put(mine.id(), mine);
                            show(theirs);
                        });
    }

    private void mine() {
        station.tools()
                .work()
                .run(
                        () -> station.articles().find(stored.id()),
                        fresh -> {
                            stored = fresh.orElseGet(() -> onto(typed(), 0, 0));
                            changed.set(true);
                            save(_ -> {});
                        });
    }

    /// The article with another identity.
    static Article onto(Article content, long id, int version) {
        return new Article(
                id,
                version,
                content.categoryId(),
                content.title(),
                content.state(),
                content.language(),
                content.ownerId(),
                content.reviewOn(),
                content.body(),
                content.createdAt(),
                content.updatedAt());
    }
}
