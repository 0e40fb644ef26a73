package org.sportello.knowledge.view;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/// All articles as they stand in their tree.
///
/// @param used how many tickets each article was used on
/// @param people names of agents by their ids
record Shelf(
        List<Category> categories,
        List<Article> articles,
        Map<Long, Integer> used,
        Map<Long, String> people) {

    static final Shelf EMPTY = new Shelf(List.of(), List.of(), Map.of(), Map.of());

    /// A place to look into: everything, what stands nowhere, or a category with all below it.
    record Spot(Kind kind, long category) {

        enum Kind {
            ALL,
            NOWHERE,
            CATEGORY
        }

        static final Spot ALL = new Spot(Kind.ALL, 0);
        static final Spot NOWHERE = new Spot(Kind.NOWHERE, 0);

        static Spot of(long category) {
            return new Spot(Kind.CATEGORY, category);
        }
    }

    /// A line of the tree.
    record Branch(Spot spot, String name, int depth, int count) {}

    Shelf {
        categories = List.copyOf(categories);
        articles = List.copyOf(articles);
        used = Map.copyOf(used);
        people = Map.copyOf(people);
    }

    /// The same without the articles that are being deleted.
    Shelf without(LongPredicate gone) {
        return new Shelf(
                categories,
                articles.stream().filter(article -> !gone.test(article.id())).toList(),
                used,
                people);
    }

    Optional<Article> find(long id) {
        return articles.stream().filter(article -> article.id() == id).findFirst();
    }

    Optional<Category> category(long id) {
        return categories.stream().filter(category -> category.id() == id).findFirst();
    }

    /// The tree's lines, top to bottom.
    List<Branch> branches() {
        var branches = new ArrayList<Branch>();
        branches.add(new Branch(Spot.ALL, "", 0, articles.size()));
        below(null, 0, branches, new HashSet<>());
        var nowhere = in(Spot.NOWHERE).size();
        if (nowhere > 0 && !categories.isEmpty()) {
            branches.add(new Branch(Spot.NOWHERE, "", 0, nowhere));
        }
        return branches;
    }

    private void below(@Nullable Long parent, int depth, List<Branch> branches, Set<Long> seen) {
        for (var category : children(parent)) {
            if (seen.add(category.id())) {
                var spot = Spot.of(category.id());
                branches.add(new Branch(spot, category.name(), depth, in(spot).size()));
                below(category.id(), depth + 1, branches, seen);
            }
        }
    }

    /// The categories right below this one, in their order.
    List<Category> children(@Nullable Long parent) {
        return categories.stream()
                .filter(category -> Objects.equals(category.parentId(), parent))
                .sorted(
                        Comparator.comparingInt(Category::position)
                                .thenComparing(Category::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// The articles of a place, by title.
    List<Article> in(Spot spot) {
        var wanted = spot.kind() == Spot.Kind.CATEGORY ? family(spot.category()) : Set.<Long>of();
        return articles.stream()
                .filter(article ->
                        switch (spot.kind()) {
                            case ALL -> true;
                            case NOWHERE -> article.categoryId() == null;
                            case CATEGORY -> wanted.contains(article.categoryId());
                        })
                .sorted(Comparator.comparing(Article::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private Set<Long> family(long id) {
        var family = new HashSet<Long>(Set.of(id));
        var grown = true;
        while (grown) {
            grown = false;
            for (var category : categories) {
                grown |= family.contains(category.parentId()) && family.add(category.id());
            }
        }
        return family;
    }

    /// Whether nothing stands in the category, neither an article nor another category.
    boolean isBare(long category) {
        return in(Spot.of(category)).isEmpty() && children(category).isEmpty();
    }

    /// `Delivery › Courier`; empty for none.
    String path(@Nullable Long category) {
        var byId = new HashMap<Long, Category>();
        categories.forEach(one -> byId.put(one.id(), one));
        var names = new ArrayList<String>();
        var at = category == null ? null : byId.remove(category);
        while (at != null) {
            names.addFirst(at.name());
            at = at.parentId() == null ? null : byId.remove(at.parentId());
        }
        return String.join(" › ", names);
    }

    /// The siblings that have to be saved to move a category one place up (-1) or down (1).
    List<Category> moved(long id, int by) {
        var here = category(id);
        if (here.isEmpty()) {
            return List.of();
        }
        var siblings = new ArrayList<>(children(here.get().parentId()));
        var from = siblings.indexOf(here.get());
        var to = from + by;
        if (to < 0 || to >= siblings.size()) {
            return List.of();
        }
        siblings.add(to, siblings.remove(from));
        var changed = new ArrayList<Category>();
        for (var i = 0; i < siblings.size(); i++) {
            var one = siblings.get(i);
            if (one.position() != i) {
                changed.add(new Category(one.id(), one.parentId(), one.name(), i));
            }
        }
        return changed;
    }
}
