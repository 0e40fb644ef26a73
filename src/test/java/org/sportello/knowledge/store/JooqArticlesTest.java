package org.sportello.knowledge.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.sportello.knowledge.Article;
import org.sportello.knowledge.Category;
import org.sportello.knowledge.StaleArticle;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

final class JooqArticlesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private static JooqArticles articles(TestStore store) {
        return new JooqArticles(store.database(), store.log(), InstantSource.fixed(NOW));
    }

    private static Article returns(long id, int version, String body) {
        return new Article(
                id,
                version,
                null,
                "Returns",
                Article.State.PUBLIC,
                "en",
                null,
                LocalDate.of(2027, 1, 31),
                body,
                NOW,
                NOW);
    }

    @StoreTest
    void everyVersionIsKeptAsARevision(TestStore store) {
        var articles = articles(store);
        var first = articles.save(returns(0, 0, "14 days"), null);
        var second = articles.save(returns(first.id(), 1, "30 days"), null);
        assertEquals("30 days", second.body());
        assertEquals(LocalDate.of(2027, 1, 31), second.reviewOn());
        assertEquals(
                List.of("30 days", "14 days"),
                articles.revisions(first.id()).stream().map(revision -> revision.body()).toList());
        assertThrows(
                StaleArticle.class, () -> articles.save(returns(first.id(), 1, "never"), null));
    }

    @StoreTest
    void articlesStandInATree(TestStore store) {
        var articles = articles(store);
        var top = articles.save(new Category(0, null, "Shop", 0));
        var branch = articles.save(new Category(0, top.id(), "Shoes", 0));
        assertEquals(Optional.of(top.id()), Optional.ofNullable(branch.parentId()));
        articles.deleteCategory(branch.id());
        assertEquals(List.of(top), articles.categories());
    }

    @StoreTest
    void anArticleIsFoundByItsTitleAndGoneWithItsRevisions(TestStore store) {
        var articles = articles(store);
        var saved = articles.save(returns(0, 0, "14 days"), null);
        assertEquals(Optional.of(saved), articles.findByTitle("RETURNS"));
        articles.delete(saved.id());
        assertTrue(articles.all().isEmpty() && articles.revisions(saved.id()).isEmpty());
    }
}
