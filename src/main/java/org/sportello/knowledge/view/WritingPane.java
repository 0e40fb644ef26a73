package org.sportello.knowledge.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Insets;
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
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;
import org.sportello.ui.doc.ImageLoader;
import org.sportello.ui.editor.MarkdownPad;
import org.sportello.ui.writing.Keeper;
import org.sportello.ui.writing.Written;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// An article being written, with what it will look like beside it; see [Keeper].
final class WritingPane extends VBox implements Written<Article> {

    private final KnowledgeTools station;
    private final ArticleFields fields;
    private final MarkdownPad body;
    private final DocView preview;
    private final Label state = Ui.label("", Look.MUTED, Look.SMALL);
    private final Keeper<Article> keeper;
    private long madeFrom;

    /// @param tools buttons at the right of the head
    WritingPane(KnowledgeTools station, List<Node> tools) {
        this.station = station;
        keeper = new Keeper<>(station.tools(), this, fresh(null, "", ""));
        setId("article-writing");
        getStyleClass().add(Look.PANE);
        fields = new ArticleFields(station, keeper::touched);
        body = new MarkdownPad(station.tools().texts());
        body.area().setId("article-body");
        body.area().setPromptText(station.say("knowledge.body.prompt"));
        preview = new DocView(station.tools().texts(), ImageLoader.NONE, _ -> {});
        state.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(Ui.label(station.say("knowledge.writing"), Look.TITLE), state);
        head.getChildren().add(Ui.spacer());
        head.getChildren().addAll(tools);
        head.getStyleClass().addAll(Look.HEAD, "ruled");
        getChildren().addAll(head, keeper.staleLine(), fields, sides());
        body.textProperty()
                .subscribe(text -> {
                    preview.setDoc(new MarkdownReader().read(text));
                    keeper.touched();
                });
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
        return keeper.stored().id();
    }

    ReadOnlyBooleanProperty changedProperty() {
        return keeper.changedProperty();
    }

    /// Offers these categories and people to choose from.
    void offer(Shelf shelf) {
        keeper.filling(() -> fields.offer(shelf));
    }

    void show(Article article) {
        madeFrom = 0;
        keeper.show(article);
    }

    /// Shows an article that is not saved yet but already has content.
    ///
    /// @param ticketId the ticket that it is made from
    void begin(Article article, long ticketId) {
        madeFrom = ticketId;
        keeper.show(fresh(article.categoryId(), "", ""), article);
    }

    void refresh(Article newest) {
        keeper.refresh(newest);
    }

    /// Saves what is typed.
    ///
    /// @param then called with the article as it is stored, also if nothing had to be saved
    void save(Consumer<Article> then) {
        keeper.save(then);
    }

    void leave() {
        keeper.leave();
    }

    void focusTitle() {
        fields.focusTitle();
    }

    // ---- what the keeper asks

    @Override
    public long id(Article article) {
        return article.id();
    }

    @Override
    public int version(Article article) {
        return article.version();
    }

    @Override
    public String name(Article article) {
        return article.title();
    }

    @Override
    public boolean isEmpty(Article article) {
        return article.title().isBlank() && article.body().isBlank();
    }

    @Override
    public Article onto(Article content, long id, int version) {
        return content.withIdentity(id, version);
    }

    @Override
    public Article typed(Article identity) {
        return fields.typed(identity, body.textProperty().get());
    }

    @Override
    public void fill(Article article) {
        fields.fill(article);
        body.show(article.body());
    }

    @Override
    public void describe() {
        state.setText(words(keeper.stored()));
    }

    private String words(Article article) {
        if (changedProperty().get()) {
            return station.say("ui.writing.changed");
        }
        if (article.id() == 0) {
            return station.say("ui.writing.new");
        }
        var formats = station.tools().texts().formats();
        return station.say("knowledge.state.saved", formats.dateTime(article.updatedAt()));
    }

    @Override
    public void arrived(Article stored) {
        // Whoever asked for it is told by itself.
    }

    @Override
    public boolean fault(Problem problem) {
        return false;
    }

    @Override
    public boolean isStale(Problem problem) {
        return problem instanceof StaleArticle;
    }

    /// An article that is made from a ticket is known there from its first save on.
    @Override
    public Callable<Article> storing(Article article) {
        var me = station.me().getAsLong();
        var origin = article.id() == 0 ? madeFrom : 0;
        return () -> {
            var saved = station.articles().save(article, me);
            if (origin != 0) {
                station.articles().link(saved.id(), origin, me);
            }
            return saved;
        };
    }

    @Override
    public Optional<Article> find(long id) {
        return station.articles().find(id);
    }

    @Override
    public void delete(long id) {
        station.articles().delete(id);
    }
}
