package org.sportello.app.window;

import org.sportello.knowledge.view.Found;
import org.sportello.search.Hit;
import org.sportello.search.Search;

import java.util.List;
import java.util.function.Function;

/// Finds articles by words as they are typed.
final class ArticleSearch implements Function<String, List<Found>> {

    private static final int MOST = 50;

    private final Search search;

    ArticleSearch(Search search) {
        this.search = search;
    }

    @Override
    public List<Found> apply(String typed) {
        return search.find("type:article " + typed, MOST).hits().stream()
                .map(ArticleSearch::found)
                .toList();
    }

    private static Found found(Hit hit) {
        return new Found(
                hit.key(),
                hit.title(),
                hit.snippet(),
                hit.marks().stream().map(mark -> new Found.Mark(mark.from(), mark.to())).toList());
    }
}
