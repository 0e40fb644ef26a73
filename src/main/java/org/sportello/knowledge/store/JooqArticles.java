package org.sportello.knowledge.store;

import static org.sportello.storage.schema.Tables.ARTICLE;
import static org.sportello.storage.schema.Tables.ARTICLE_LINK;
import static org.sportello.storage.schema.Tables.CATEGORY;
import static org.sportello.storage.schema.Tables.REVISION;

import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.Category;
import org.sportello.knowledge.Revision;
import org.sportello.knowledge.StaleArticle;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.storage.schema.tables.records.ArticleRecord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The knowledge base in the database; each change is a light fact in the log.
public final class JooqArticles implements Articles {

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;

    public JooqArticles(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<Category> categories() {
        return database.sql()
                .selectFrom(CATEGORY)
                .orderBy(CATEGORY.POSITION, CATEGORY.NAME, CATEGORY.ID)
                .fetch(row ->
                        new Category(
                                row.getId(), row.getParentId(), row.getName(), row.getPosition()));
    }

    @Override
    public Category save(Category category) {
        return database.write(() -> {
            var row = database.sql().newRecord(CATEGORY);
            row.setParentId(category.parentId());
            row.setName(category.name());
            row.setPosition(category.position());
            if (category.id() == 0) {
                row.insert();
            } else {
                database.sql()
                        .update(CATEGORY)
                        .set(row)
                        .where(CATEGORY.ID.eq(category.id()))
                        .execute();
            }
            var id = category.id() == 0 ? row.getId() : category.id();
            told(Entity.CATEGORY, id, 0, "saved", null, clock.instant());
            return new Category(id, category.parentId(), category.name(), category.position());
        });
    }

    @Override
    public void deleteCategory(long id) {
        database.write(() -> {
            database.sql().deleteFrom(CATEGORY).where(CATEGORY.ID.eq(id)).execute();
            told(Entity.CATEGORY, id, 0, "deleted", null, clock.instant());
        });
    }

    @Override
    public List<Article> all() {
        return database.sql()
                .selectFrom(ARTICLE)
                .orderBy(ARTICLE.TITLE, ARTICLE.ID)
                .fetch(JooqArticles::article);
    }

    @Override
    public Optional<Article> find(long id) {
        return database.sql()
                .selectFrom(ARTICLE)
                .where(ARTICLE.ID.eq(id))
                .fetchOptional(JooqArticles::article);
    }

    @Override
    public Optional<Article> findByTitle(String title) {
        return database.sql()
                .selectFrom(ARTICLE)
                .where(DSL.lower(ARTICLE.TITLE).eq(DSL.lower(DSL.val(title))))
                .orderBy(ARTICLE.ID)
                .limit(1)
                .fetchOptional(JooqArticles::article);
    }

    @Override
    public Map<Long, Article> getAll(Collection<Long> ids) {
        return database.sql()
                .selectFrom(ARTICLE)
                .where(ARTICLE.ID.in(ids))
                .fetchMap(ARTICLE.ID, JooqArticles::article);
    }

    @Override
    public Article save(Article article, @Nullable Long agentId) {
        return database.write(() -> {
            var now = clock.instant();
            var row = row(article, now);
            if (article.id() == 0) {
                row.setCreatedAt(now);
                row.insert();
            } else if (database.sql()
                            .update(ARTICLE)
                            .set(row)
                            .where(
                                    ARTICLE.ID.eq(article.id()),
                                    ARTICLE.VERSION.eq(article.version()))
                            .execute()
                    == 0) {
                throw new StaleArticle(article.title());
            }
            var id = article.id() == 0 ? row.getId() : article.id();
            keepRevision(id, article, agentId, now);
            told(Entity.ARTICLE, id, article.version() + 1, "saved", agentId, now);
            return find(id).orElseThrow();
        });
    }

    private ArticleRecord row(Article article, Instant now) {
        var row = database.sql().newRecord(ARTICLE);
        row.setVersion(article.version() + 1);
        row.setCategoryId(article.categoryId());
        row.setTitle(article.title());
        row.setState(article.state().name().toLowerCase(Locale.ROOT));
        row.setLanguage(article.language());
        row.setOwnerId(article.ownerId());
        row.setReviewOn(article.reviewOn());
        row.setBody(article.body());
        row.setUpdatedAt(now);
        return row;
    }

    private void keepRevision(long id, Article article, @Nullable Long agentId, Instant now) {
        var revision = database.sql().newRecord(REVISION);
        revision.setArticleId(id);
        revision.setNumber(article.version() + 1);
        revision.setTitle(article.title());
        revision.setBody(article.body());
        revision.setAgentId(agentId);
        revision.setAt(now);
        revision.insert();
    }

    @Override
    public void delete(long id) {
        database.write(() -> {
            database.sql().deleteFrom(ARTICLE_LINK).where(ARTICLE_LINK.ARTICLE_ID.eq(id)).execute();
            database.sql().deleteFrom(REVISION).where(REVISION.ARTICLE_ID.eq(id)).execute();
            database.sql().deleteFrom(ARTICLE).where(ARTICLE.ID.eq(id)).execute();
            told(Entity.ARTICLE, id, 0, "deleted", null, clock.instant());
        });
    }

    @Override
    public List<Revision> revisions(long articleId) {
        return database.sql()
                .selectFrom(REVISION)
                .where(REVISION.ARTICLE_ID.eq(articleId))
                .orderBy(REVISION.NUMBER.desc())
                .fetch(row ->
                        new Revision(
                                row.getArticleId(),
                                row.getNumber(),
                                row.getTitle(),
                                row.getBody(),
                                row.getAgentId(),
                                row.getAt()));
    }

    @Override
    public void link(long articleId, long ticketId, @Nullable Long agentId) {
        database.write(() -> {
            var now = clock.instant();
            database.sql()
                    .insertInto(ARTICLE_LINK)
                    .set(ARTICLE_LINK.ARTICLE_ID, articleId)
                    .set(ARTICLE_LINK.TICKET_ID, ticketId)
                    .set(ARTICLE_LINK.AGENT_ID, agentId)
                    .set(ARTICLE_LINK.AT, now)
                    .onConflict(ARTICLE_LINK.ARTICLE_ID, ARTICLE_LINK.TICKET_ID)
                    .doNothing()
                    .execute();
            told(Entity.ARTICLE, articleId, 0, "linked", agentId, now);
        });
    }

    @Override
    public Map<Long, Integer> linkCounts() {
        return database.sql()
                .select(ARTICLE_LINK.ARTICLE_ID, DSL.count())
                .from(ARTICLE_LINK)
                .groupBy(ARTICLE_LINK.ARTICLE_ID)
                .fetchMap(ARTICLE_LINK.ARTICLE_ID, DSL.count());
    }

    @Override
    public List<Article> linkedTo(long ticketId) {
        return database.sql()
                .selectFrom(ARTICLE)
                .where(
                        ARTICLE.ID.in(
                                DSL.select(ARTICLE_LINK.ARTICLE_ID)
                                        .from(ARTICLE_LINK)
                                        .where(ARTICLE_LINK.TICKET_ID.eq(ticketId))))
                .orderBy(ARTICLE.TITLE)
                .fetch(JooqArticles::article);
    }

    private void told(
            Entity entity, long id, int version, String kind, @Nullable Long agentId, Instant at) {
        log.append(new Fact(at, entity, id, version, kind, agentId, null, "{}"));
    }

    private static Article article(ArticleRecord row) {
        return new Article(
                row.getId(),
                row.getVersion(),
                row.getCategoryId(),
                row.getTitle(),
                Article.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getLanguage(),
                row.getOwnerId(),
                row.getReviewOn(),
                row.getBody(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
