package org.sportello.knowledge;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps articles, their revisions, the tree they stand in, and their links to tickets.
public interface Articles {

    List<Category> categories();

    /// Saves a new category (id 0) or a change.
    Category save(Category category);

    /// Removes an empty category; its articles and branches must have moved before.
    void deleteCategory(long id);

    /// All articles, without a limit on states; ordered by title.
    List<Article> all();

    Optional<Article> find(long id);

    Optional<Article> findByTitle(String title);

    Map<Long, Article> getAll(Collection<Long> ids);

    /// Saves a new article (id 0) or a change, and keeps the version as a revision. Refused with
    /// [StaleArticle] if somebody else changed it first.
    Article save(Article article, @Nullable Long agentId);

    void delete(long id);

    /// Newest first.
    List<Revision> revisions(long articleId);

    /// Notes that the article was used on the ticket; twice counts once.
    void link(long articleId, long ticketId, @Nullable Long agentId);

    /// How many tickets each article was used on; articles without any are absent.
    Map<Long, Integer> linkCounts();

    /// The articles used on a ticket.
    List<Article> linkedTo(long ticketId);
}
